package io.chorale.engineio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of an address, read without touching the request's body. */
final class Query {

  private Query() {}

  /** First values count; what cannot be decoded is left out. */
  static Map<String, String> parse(@Nullable String query) {
    Map<String, String> values = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int sign = pair.indexOf('=');
      try {
        String name = decoded(sign < 0 ? pair : pair.substring(0, sign));
        values.putIfAbsent(name, sign < 0 ? "" : decoded(pair.substring(sign + 1)));
      } catch (IllegalArgumentException malformed) {
        // As if it were not there.
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
