package io.chorale.simulator.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request.
 *
 * @param path decoded, without the query
 * @param headers by lower-case name
 */
public record Call(
    String method, String path, Map<String, String> query, Map<String, String> headers) {

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  public boolean isGet() {
    return method.equals("GET");
  }
}
