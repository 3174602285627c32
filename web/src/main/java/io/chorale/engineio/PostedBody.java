package io.chorale.engineio;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as it comes, for which no thread waits, up to a size.
 *
 * <p>Easy to get wrong: on Payara the stream is finished before all of it has been read, and the
 * news that all was read comes on another thread, at times when the request is no more. So the body
 * is whole when it is as long as the request said; only of one that did not say so we wait to hear.
 */
final class PostedBody implements ReadListener, AsyncListener {

  private static final Logger LOG = System.getLogger(PostedBody.class.getName());

  /** A body of the usual size comes in a moment. */
  private static final long PATIENCE_MILLIS = 60_000;

  private static final int PIECE = 8_192;

  private final ServletInputStream in;
  private final HttpServletResponse response;
  private final AsyncContext context;
  private final long length;
  private final int most;
  private final EngineSession session;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final byte[] piece = new byte[PIECE];
  private final AtomicBoolean whole = new AtomicBoolean();
  private final AtomicBoolean answered = new AtomicBoolean();

  private PostedBody(
      ServletInputStream in,
      HttpServletResponse response,
      AsyncContext context,
      long length,
      int most,
      EngineSession session) {
    this.in = in;
    this.response = response;
    this.context = context;
    this.length = length;
    this.most = most;
    this.session = session;
  }

  /**
   * Begins to read what a session is given when all of it is there.
   *
   * @param most bytes; a larger one is answered 413
   */
  static void begin(
      HttpServletRequest request, HttpServletResponse response, int most, EngineSession session)
      throws IOException {
    AsyncContext context = request.startAsync(request, response);
    context.setTimeout(PATIENCE_MILLIS);
    ServletInputStream in = request.getInputStream();
    PostedBody posted =
        new PostedBody(in, response, context, request.getContentLengthLong(), most, session);
    context.addListener(posted);
    if (posted.length == 0) {
      posted.deliver();
    } else {
      in.setReadListener(posted);
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!answered.get() && body.size() != length && in.isReady()) {
      int count = in.read(piece);
      if (count < 0) {
        break;
      }
      body.write(piece, 0, count);
      if (body.size() > most) {
        session.inbox().endPost();
        end(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "text/plain", "");
      }
    }
    if (body.size() == length) {
      deliver();
    }
  }

  @Override
  public void onAllDataRead() {
    deliver();
  }

  private void deliver() {
    if (!answered.get() && whole.compareAndSet(false, true)) {
      session.inbox().posted(body.toString(StandardCharsets.UTF_8), this::taken);
    }
  }

  /** The type is one that no browser wants to save. */
  private void taken(boolean understood) {
    if (understood) {
      end(HttpServletResponse.SC_OK, "text/html", "ok");
    } else {
      refuse(EngineError.BAD_REQUEST);
    }
  }

  private void refuse(EngineError error) {
    end(error.status(), "application/json", error.json());
  }

  /** So little that it goes into the connection's buffer at once. */
  private void end(int status, String type, String text) {
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      response.setStatus(status);
      response.setContentType(type);
      response.setCharacterEncoding("UTF-8");
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
      context.complete();
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Level.DEBUG, "Whoever sent packets was gone before the answer", gone);
    }
  }

  private void fail(@Nullable Throwable failure) {
    LOG.log(Level.DEBUG, "A client's packets did not come whole", failure);
    if (!answered.get()) {
      session.lost();
      refuse(EngineError.BAD_REQUEST);
    }
  }

  @Override
  public void onError(Throwable failure) {
    fail(failure);
  }

  @Override
  public void onError(AsyncEvent event) {
    fail(event.getThrowable());
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    fail(event.getThrowable());
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // Ended by us, or told by onError.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Begun once.
  }
}
