package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.kit.ChoraleClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that does not know whether its job was taken asks again, and gets the same. */
@ExtendWith(SharedServer.class)
class IdempotencyTest {

  private final String key = UUID.randomUUID().toString();

  private static HttpResponse<String> ask(ChoraleClient chorale, String key, String body) {
    return chorale.send(
        HttpRequest.newBuilder(chorale.address().resolve("/api/jobs"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String id(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return json(response).get("job_id").asText();
  }

  @Test
  void theSameKeyGivesTheSameJobAlsoWhenItIsOver(ChoraleClient chorale) {
    String body = oneTeam("google", "sim:rate=500;tokens=20;thoughts=0");
    String first = id(ask(chorale, key, body));
    assertThat(id(ask(chorale, "\"" + key + "\"", " " + body))).isEqualTo(first);
    chorale.awaitEnd(first);
    HttpResponse<String> late = ask(chorale, key, body);
    assertThat(id(late)).isEqualTo(first);
    assertThat(json(late).get("state").asText()).isEqualTo("complete");
    assertThat(id(ask(chorale, key + "2", body))).isNotEqualTo(first);
  }

  @Test
  void manyAtTheSameInstantAreOneJob(ChoraleClient chorale) {
    String body = oneTeam("google", "sim:rate=500;tokens=20;thoughts=0");
    var all =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> id(ask(chorale, key, body))))
            .limit(8)
            .toList();
    assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused(ChoraleClient chorale) {
    id(ask(chorale, key, oneTeam("google", "sim:rate=500;tokens=20")));
    HttpResponse<String> refused = ask(chorale, key, oneTeam("google", "sim:rate=500;tokens=21"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).get("code").asText()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void aMalformedKeyIsRefused(ChoraleClient chorale) {
    for (String malformed : new String[] {"", "x".repeat(256), "a\tb"}) {
      HttpResponse<String> refused = ask(chorale, malformed, "{\"brief\":\"x\"}");
      assertThat(refused.statusCode()).as(malformed).isEqualTo(400);
      assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }
  }
}
