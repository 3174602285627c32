package io.chorale.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chorale.hub.TooManyWatchersException;
import io.chorale.job.Fault;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.journal.JournalAwayException;
import io.chorale.orchestration.BudgetExceededException;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.orchestration.ShuttingDownException;
import io.chorale.socketio.Ack;
import io.chorale.socketio.Client;
import io.chorale.socketio.ClientListener;
import io.chorale.socketio.Departure;
import io.chorale.socketio.EventFrames;
import io.chorale.socketio.TooManyRoomsException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deals with what one connection asks for. */
final class StreamClient implements ClientListener {

  private static final Logger LOG = System.getLogger(StreamClient.class.getName());

  private static final String ERROR = "stream_error";
  private static final String INVALID = "validation_error";
  private static final int LONGEST_NAME = 60;

  private final Client client;
  private final JobOrchestrator orchestrator;
  private final Sessions sessions;
  private final OpenStreams open;
  private final EventFrames frames;
  private final Consumer<Runnable> later;

  /**
   * @param later runs something in a while
   */
  StreamClient(
      Client client,
      JobOrchestrator orchestrator,
      Sessions sessions,
      OpenStreams open,
      EventFrames frames,
      Consumer<Runnable> later) {
    this.client = client;
    this.orchestrator = orchestrator;
    this.sessions = sessions;
    this.open = open;
    this.frames = frames;
    this.later = later;
  }

  @Override
  public void event(String name, List<JsonNode> arguments, Ack ack) {
    switch (name) {
      case "stream_request" -> request(arguments, ack);
      case "stream_stop" -> stop(arguments, ack);
      case "stream_resume" -> resume(arguments, ack);
      default ->
          refuse(
              "unknown_event",
              "There is no event '%s' here; there are: stream_request, stream_resume, stream_stop."
                  .formatted(
                      name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME)),
              ack);
    }
  }

  private void request(List<JsonNode> arguments, Ack ack) {
    String requestId = null;
    try {
      StreamRequest request = StreamRequest.of(arguments);
      requestId = request.requestId();
      try {
        begin(request, ack);
      } catch (InvalidJobException invalid) {
        throw new InvalidJobException(request.named(invalid));
      }
    } catch (InvalidJobException invalid) {
      refuse(invalid.faults(), requestId, ack);
    } catch (BudgetExceededException tooDear) {
      refuse("budget_exceeded", tooDear, requestId, ack);
    } catch (ShuttingDownException stopping) {
      refuse("shutting_down", stopping, requestId, ack);
    } catch (JournalAwayException away) {
      refuse("database_away", away, requestId, ack);
    } catch (RuntimeException failure) {
      broken(failure, requestId, ack);
    }
  }

  private void begin(StreamRequest request, Ack ack) {
    Job job = orchestrator.start(request.asJob(), null);
    Session session = sessions.know(job).orElseThrow();
    LOG.log(Level.INFO, "Stream " + job.id() + " begins: " + session.speakers().values());
    if (session.cancels() && !open.add(client.sid(), client, job.id())) {
      orchestrator.cancel(job.id());
      return;
    }
    try {
      client.follow(job.id(), 0, frames);
    } catch (TooManyWatchersException | TooManyRoomsException tooMany) {
      orchestrator.cancel(job.id());
      refuse(code(tooMany), tooMany, request.requestId(), ack);
      return;
    }
    ack.answer(new StreamReceipt(session.id(), request.requestId(), null));
  }

  private void stop(List<JsonNode> arguments, Ack ack) {
    Optional<Session> session = session(arguments, ack);
    if (session.isPresent()) {
      orchestrator.cancel(session.get().job());
      LOG.log(Level.INFO, "Stream " + session.get().id() + " is stopped by its client");
      ack.answer(new StreamReceipt(session.get().id(), session.get().requestId(), true));
    }
  }

  private void resume(List<JsonNode> arguments, Ack ack) {
    Optional<Session> found = session(arguments, ack);
    if (found.isEmpty()) {
      return;
    }
    Session session = found.get();
    JsonNode after = arguments.get(0).path("after");
    long last = orchestrator.lastSeq(session.job());
    boolean isSeq = after.canConvertToLong() && after.isIntegralNumber();
    if (!after.isMissingNode()
        && !after.isNull()
        && !(isSeq && after.longValue() >= 0 && after.longValue() <= last)) {
      refuse(
          List.of(
              new Fault(
                  "after", "'after' must be a seq of this session, 0 to %d.".formatted(last))),
          null,
          ack);
      return;
    }
    try {
      client.follow(session.job(), isSeq ? after.longValue() : 0, frames);
      ack.answer(new StreamReceipt(session.id(), session.requestId(), null));
    } catch (TooManyWatchersException | TooManyRoomsException tooMany) {
      refuse(code(tooMany), tooMany, null, ack);
    }
  }

  private static String code(RuntimeException tooMany) {
    return tooMany instanceof TooManyRoomsException ? "too_many_rooms" : "too_many_watchers";
  }

  /** The session that is named; where none is, that is told. */
  private Optional<Session> session(List<JsonNode> arguments, Ack ack) {
    JsonNode id =
        arguments.isEmpty() ? MissingNode.getInstance() : arguments.get(0).path("sessionId");
    if (!id.isTextual()) {
      refuse(List.of(new Fault("sessionId", "'sessionId' must name a session.")), null, ack);
      return Optional.empty();
    }
    Optional<Session> session = JobId.parse(id.textValue()).flatMap(sessions::find);
    if (session.isEmpty()) {
      refuse("unknown_session", "There is no such session.", ack);
    }
    return session;
  }

  private void refuse(List<Fault> faults, @Nullable String requestId, Ack ack) {
    String all = faults.stream().map(Fault::detail).limit(3).collect(Collectors.joining(" "));
    refuse(StreamError.refusal("", INVALID, all, faults, requestId), ack);
  }

  private void refuse(String code, RuntimeException why, @Nullable String requestId, Ack ack) {
    refuse(StreamError.refusal("", code, String.valueOf(why.getMessage()), requestId), ack);
  }

  private void refuse(String code, String words, Ack ack) {
    refuse(StreamError.refusal("", code, words, null), ack);
  }

  private void refuse(StreamError error, Ack ack) {
    LOG.log(Level.DEBUG, "A request is refused: " + error.code());
    client.emit(ERROR, error);
    ack.answer(error);
  }

  private void broken(RuntimeException failure, @Nullable String requestId, Ack ack) {
    LOG.log(Level.ERROR, "A stream could not be begun", failure);
    refuse(
        StreamError.refusal(
            "", "unexpected", "Something went wrong here; the server's log says more.", requestId),
        ack);
  }

  @Override
  public void gone(Departure departure) {
    if (departure == Departure.SUPERSEDED) {
      later.accept(this::endStreams);
    } else {
      endStreams();
    }
  }

  /** Those that end with this connection, unless its client is here by another one. */
  private void endStreams() {
    open.went(client.sid(), client).forEach(orchestrator::cancel);
  }
}
