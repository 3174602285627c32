package io.chorale.simulator;

import io.chorale.simulator.wire.Call;
import io.chorale.simulator.wire.Refusal;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the head of a request into the words of the wire package. */
final class Heads {

  private static final int MOST_PARAMETERS = 100;

  private Heads() {}

  static Call read(HttpRequest request) {
    // A model's name has semicolons, so they do not separate parameters.
    QueryStringDecoder uri =
        new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8, true, MOST_PARAMETERS, true);
    Map<String, String> query = new HashMap<>();
    uri.parameters().forEach((name, values) -> query.put(name, values.get(0)));
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return new Call(request.method().name(), uri.path(), query, headers);
  }

  static void check(FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      throw new Refusal(Refusal.Reason.BAD_REQUEST, "This is not HTTP/1.1 as it should be.");
    }
  }
}
