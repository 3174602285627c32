package io.chorale.kit;

import java.io.EOFException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One question for what is behind a cursor; the answer may take its time. */
final class PollLeg extends Leg {

  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final CompletableFuture<HttpResponse<String>> answer;

  private PollLeg(CompletableFuture<HttpResponse<String>> answer) {
    this.answer = answer;
  }

  static PollLeg open(ChoraleClient chorale, String path) {
    PollLeg leg =
        new PollLeg(
            Way.HTTP.sendAsync(
                HttpRequest.newBuilder(chorale.address().resolve(path)).timeout(ANSWER).build(),
                BodyHandlers.ofString()));
    CompletableFuture<?> unused = leg.answer.whenComplete(leg::answered);
    return leg;
  }

  private void answered(HttpResponse<String> response, Throwable failure) {
    if (failure != null) {
      over(failure);
    } else if (response.statusCode() != 200) {
      over(refusal(response.statusCode(), response.body()));
    } else {
      came(RawMessages.in(response.body()));
      over(new EOFException("that was the answer"));
    }
  }

  @Override
  public void close() {
    answer.cancel(true);
  }
}
