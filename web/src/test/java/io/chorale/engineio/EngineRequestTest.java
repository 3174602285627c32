package io.chorale.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineRequestTest {

  @ParameterizedTest
  @CsvSource({
    "GET, EIO=4&transport=polling, false, none",
    "GET, EIO=4&transport=websocket, true, none",
    "GET, EIO=4, false, TRANSPORT_UNKNOWN",
    "GET, EIO=4&transport=abc, false, TRANSPORT_UNKNOWN",
    "GET, EIO=4&transport=polling&sid=gone, false, SESSION_UNKNOWN",
    "POST, EIO=4&transport=polling&sid=gone, false, SESSION_UNKNOWN",
    "POST, EIO=4&transport=polling, false, BAD_HANDSHAKE_METHOD",
    "PUT, EIO=4&transport=polling, false, BAD_HANDSHAKE_METHOD",
    "GET, EIO=4&transport=websocket, false, BAD_REQUEST",
    "GET, EIO=4&transport=polling, true, BAD_REQUEST",
    "GET, transport=polling, false, UNSUPPORTED_VERSION",
    "GET, EIO=3&transport=polling, false, UNSUPPORTED_VERSION",
    "GET, EIO=abc&transport=websocket, true, UNSUPPORTED_VERSION"
  })
  void aRequestWithoutASessionIsJudgedAsTheReferenceServerDoes(
      String method, String query, boolean upgrade, String fault) {
    EngineRequest asked = EngineRequest.of(method, Query.parse(query), upgrade);
    assertThat(asked.fault(null, null).map(Enum::name).orElse("none")).isEqualTo(fault);
  }

  @Test
  void anErrorIsACodeAndWords() {
    assertThat(EngineError.TRANSPORT_UNKNOWN.json())
        .isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
    assertThat(EngineError.UNSUPPORTED_VERSION.json())
        .isEqualTo("{\"code\":5,\"message\":\"Unsupported protocol version\"}");
  }

  @Test
  void firstValuesCountAndWhatCannotBeDecodedIsNotThere() {
    assertThat(Query.parse("a=1&a=2&b=%zz&c&d=x%20y&=z"))
        .isEqualTo(Map.of("a", "1", "c", "", "d", "x y", "", "z"));
    assertThat(Query.parse(null)).isEmpty();
  }
}
