package io.chorale.engineio;

import io.chorale.output.BrokenResponse;
import io.chorale.output.NonBlockingOutput;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that waits to be answered, by no thread. */
final class HttpPoll implements Poll {

  private final HttpServletResponse response;
  private final NonBlockingOutput output = new NonBlockingOutput();
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile Runnable lost = () -> {};
  private volatile boolean broken;

  private HttpPoll(HttpServletResponse response) {
    this.response = response;
  }

  /** Lets the request wait. */
  static HttpPoll begin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    AsyncContext context = request.startAsync(request, response);
    context.setTimeout(0);
    HttpPoll poll = new HttpPoll(response);
    context.addListener(new BrokenResponse(poll.output));
    ServletOutputStream out = response.getOutputStream();
    out.setWriteListener(poll.output);
    poll.output.open(out, context::complete, poll::fail);
    return poll;
  }

  @Override
  public void whenLost(Runnable task) {
    lost = task;
    if (broken) {
      task.run();
    }
  }

  private void fail() {
    broken = true;
    lost.run();
  }

  @Override
  public void answer(String payload) {
    end(HttpServletResponse.SC_OK, "text/plain", payload);
  }

  @Override
  public void refuse(EngineError error) {
    // Whoever is refused may go.
    lost = () -> {};
    end(error.status(), "application/json", error.json());
  }

  private void end(int status, String type, String text) {
    if (answered.compareAndSet(false, true)) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      response.setStatus(status);
      response.setContentType(type);
      response.setCharacterEncoding("UTF-8");
      response.setContentLength(body.length);
      output.endBehind(body);
    }
  }
}
