package io.chorale.socket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The request that a WebSocket began with.
 *
 * @param path what stands where the face's path has names
 * @param query the first value of each parameter
 * @param user who is signed in; null for nobody
 * @param headers by name, in whatever case
 */
public record SocketRequest(
    Map<String, String> path,
    Map<String, String> query,
    @Nullable String user,
    Map<String, List<String>> headers) {

  public SocketRequest {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  /** The first header of that name; empty without. */
  public String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }
}
