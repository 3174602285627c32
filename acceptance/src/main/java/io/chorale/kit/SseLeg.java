package io.chorale.kit;

import java.io.EOFException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An event stream, read as the HTML standard says. */
final class SseLeg extends Leg implements Flow.Subscriber<String> {

  private final StringBuilder data = new StringBuilder();
  private String id = "";
  private volatile Flow.@Nullable Subscription lines;
  private @Nullable CompletableFuture<?> exchange;

  /** Says where it stopped in either of the two ways, by turns. */
  static SseLeg open(ChoraleClient chorale, String path, long after) {
    boolean header = after > 0 && after % 2 == 0;
    String address = header ? path.substring(0, path.indexOf('?')) : path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(chorale.address().resolve(address))
            .header("Accept", "text/event-stream");
    if (header) {
      request.header("Last-Event-ID", Long.toString(after));
    }
    SseLeg leg = new SseLeg();
    leg.exchange =
        Way.HTTP
            .sendAsync(request.build(), leg::body)
            .whenComplete(
                (response, failure) -> {
                  if (failure != null) {
                    leg.over(failure);
                  }
                });
    return leg;
  }

  private BodySubscriber<@Nullable Void> body(HttpResponse.ResponseInfo info) {
    if (info.statusCode() == 200) {
      return BodySubscribers.fromLineSubscriber(this);
    }
    return BodySubscribers.mapping(
        BodySubscribers.ofString(java.nio.charset.StandardCharsets.UTF_8),
        text -> {
          over(refusal(info.statusCode(), text));
          return null;
        });
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    lines = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith("data:")) {
      data.append(line.startsWith("data: ") ? line.substring(6) : line.substring(5));
    } else if (line.startsWith("id:")) {
      id = line.substring(3).strip();
    }
  }

  private void dispatch() {
    String message = data.toString();
    data.setLength(0);
    if (message.isEmpty()) {
      return;
    }
    String seq = ChoraleClient.parse(message).path("seq").asText();
    if (!seq.isEmpty() && !seq.equals(id)) {
      over(new RefusedException("the id " + id + " stands by the event " + message));
    }
    came(List.of(message));
  }

  @Override
  public void onError(Throwable failure) {
    over(failure);
  }

  @Override
  public void onComplete() {
    over(new EOFException("the stream ended"));
  }

  @Override
  public void close() {
    Flow.Subscription subscription = lines;
    if (subscription != null) {
      subscription.cancel();
    }
    if (exchange != null) {
      exchange.cancel(true);
    }
  }
}
