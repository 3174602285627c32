package io.chorale.engineio;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who began a session.
 *
 * @param user their name; null for somebody who has not signed in
 * @param query the parameters of the address by which they came, first values
 */
public record Caller(@Nullable String user, Map<String, String> query) {
  public Caller {
    query = Map.copyOf(query);
  }
}
