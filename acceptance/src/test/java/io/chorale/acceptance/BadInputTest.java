package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawSocket;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is said, with its place and what would be right, and changes nothing. */
@ExtendWith(SharedServer.class)
class BadInputTest {

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", 400, ""),
        Arguments.of("null", 400, ""),
        Arguments.of("[]", 400, ""),
        Arguments.of("{", 400, ""),
        Arguments.of("{\"brief\":\"a\"} x", 400, ""),
        Arguments.of("{\"brief\":5}", 400, "brief"),
        Arguments.of("{\"brief\":\"a\",\"teams\":{}}", 400, "teams"),
        Arguments.of("{\"brief\":\"a\",\"teams\":[5]}", 400, "teams[0]"),
        Arguments.of("{\"brief\":\"a\",\"colour\":\"red\"}", 400, "colour"),
        Arguments.of("{}", 422, "brief"),
        Arguments.of("{\"brief\":\"  \"}", 422, "brief"),
        Arguments.of("{\"brief\":\"" + "x".repeat(20_001) + "\"}", 422, "brief"),
        Arguments.of("{\"brief\":\"a\",\"workflow\":\"dance\"}", 422, "workflow"),
        Arguments.of("{\"brief\":\"a\",\"teams\":[]}", 422, "teams"),
        Arguments.of("{\"brief\":\"a\",\"teams\":[null]}", 422, "teams[0]"),
        Arguments.of("{\"brief\":\"a\",\"teams\":[{}]}", 422, "teams[0].provider"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"nobody\"}]}", 422, "teams[0].provider"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"google\"},{\"provider\":\"google\"}]}",
            422,
            "teams[1].name"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"google\",\"name\":\"a b\"}]}",
            422,
            "teams[0].name"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"google\",\"model\":\" \"}]}",
            422,
            "teams[0].model"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"openai\",\"model\":\"llama3.2\",\"ultra_thinking\":true}]}",
            422,
            "teams[0].ultra_thinking"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"openai\",\"fallback\":{\"provider\":\"nobody\"}}]}",
            422,
            "teams[0].fallback.provider"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"openai\",\"fallback\":{}}]}",
            422,
            "teams[0].fallback.provider"),
        Arguments.of(
            "{\"brief\":\"a\",\"teams\":[{\"provider\":\"openai\",\"ultra_thinking\":\"yes\"}]}",
            400,
            "teams[0].ultra_thinking"),
        Arguments.of("{\"brief\":\"a\",\"budget_usd\":0}", 422, "budget_usd"),
        Arguments.of("{\"brief\":\"a\",\"budget_usd\":-1}", 422, "budget_usd"),
        Arguments.of("{\"brief\":\"a\",\"budget_usd\":1e9}", 422, "budget_usd"),
        Arguments.of("{\"brief\":\"a\",\"budget_usd\":\"much\"}", 400, "budget_usd"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aJobThatCannotBeStartedIsAProblem(
      String body, int status, String field, ChoraleClient chorale) {
    long before = json(chorale.get("/api/jobs")).get("total").asLong();
    HttpResponse<String> response = chorale.post("/api/jobs", body);
    JsonNode problem = problem(response, status);
    if (!field.isEmpty()) {
      assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
      assertThat(problem.at("/errors/0/detail").asText()).isNotEmpty();
    }
    assertThat(json(chorale.get("/api/jobs")).get("total").asLong()).isEqualTo(before);
  }

  static Stream<Arguments> addresses() {
    String unknown = "00000000-0000-0000-0000-000000000000";
    return Stream.of(
        Arguments.of("/api/jobs/" + unknown, 404),
        Arguments.of("/api/jobs/" + unknown + "/events", 404),
        Arguments.of("/api/jobs/nonsense", 404),
        Arguments.of("/api/nothing", 404),
        Arguments.of("/api/providers/nobody/models", 404),
        Arguments.of("/api/jobs?page=-1", 400),
        Arguments.of("/api/jobs?page=x", 400),
        Arguments.of("/api/jobs?size=0", 400),
        Arguments.of("/api/jobs?size=101", 400),
        Arguments.of("/api/jobs/" + unknown + "/events?after=-1", 400),
        Arguments.of("/api/jobs/" + unknown + "/cancel", 405));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void anAddressThatIsNoneIsAProblem(String path, int status, ChoraleClient chorale) {
    problem(chorale.get(path), status);
  }

  @Test
  void anotherContentTypeIsAProblem(ChoraleClient chorale) {
    HttpRequest.Builder text =
        HttpRequest.newBuilder(chorale.address().resolve("/api/jobs"))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{\"brief\":\"a\"}"));
    problem(chorale.send(text), 415);
  }

  @Test
  void aBodyThatIsTooLargeIsAProblem(ChoraleClient chorale) {
    problem(chorale.post("/api/jobs", "{\"brief\":\"" + "x".repeat(5_000_000) + "\"}"), 413);
  }

  @Test
  void aSocketsAddressThatIsNoUriIsAProblem(ChoraleClient chorale) throws IOException {
    try (RawSocket socket = RawSocket.open(chorale)) {
      assertThat(socket.upgrade("/ws/jobs?batch=%zz"))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json");
    }
  }

  @Test
  void anotherSitesPageIsTurnedAway(ChoraleClient chorale) {
    HttpRequest.Builder foreign =
        HttpRequest.newBuilder(chorale.address().resolve("/api/jobs"))
            .header("Content-Type", "application/json")
            .header("Origin", "https://evil.example")
            .POST(BodyPublishers.ofString("{\"brief\":\"a\"}"));
    problem(chorale.send(foreign), 403);
    HttpRequest.Builder socket =
        HttpRequest.newBuilder(
                chorale.address().resolve("/ws/orchestrate/00000000-0000-0000-0000-000000000000"))
            .header("Origin", "https://evil.example");
    problem(chorale.send(socket), 403);
  }

  @Test
  void ourOwnPageIsLetIn(ChoraleClient chorale) {
    HttpRequest.Builder own =
        HttpRequest.newBuilder(chorale.address().resolve("/api/jobs"))
            .header("Content-Type", "application/json")
            .header("Origin", "http://" + chorale.address().getAuthority())
            .POST(BodyPublishers.ofString("{}"));
    problem(chorale.send(own), 422);
  }

  private static JsonNode problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotEmpty();
    assertThat(problem.get("detail").asText()).isNotEmpty();
    assertThat(response.body())
        .doesNotContain("Exception", "at io.chorale", "com.fasterxml", "Source");
    return problem;
  }
}
