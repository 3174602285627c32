package io.chorale.experiments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.event.Timestamps;
import io.chorale.hub.CloseReason;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import io.chorale.orchestration.JobAccepted;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.platform.Threads;
import io.chorale.socketio.Client;
import io.chorale.socketio.EventFrame;
import io.chorale.socketio.IoJson;
import io.chorale.wire.ExperimentConfig;
import io.chorale.workflows.ExperimentWorkflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients of experiments as they are accepted, here at once and on other nodes soon, and who
 * comes back of those that it missed. One thread does all of it, so that each client hears of each
 * once.
 */
@ApplicationScoped
class Announcements {

  private static final Logger LOG = System.getLogger(Announcements.class.getName());

  private static final String CREATED = "experiment_created";

  /** How late others' experiments are told of at the most. */
  private static final long LOOK_MILLIS = 2_000;

  /** One more than is kept: whether anything lies behind. */
  private static final int READ = News.MOST + 1;

  private final IntFunction<List<Jobs.Line>> newest;
  private final Function<JobId, Optional<Job>> stored;
  private final ExecutorService announcer;
  private final Set<Client> clients = new LinkedHashSet<>();
  private final News news = new News();
  private final Map<JobId, EventFrame> written = new HashMap<>();
  private boolean begun;

  @Inject
  Announcements(JobOrchestrator orchestrator, Threads threads) {
    this(
        size -> orchestrator.newest(ExperimentWorkflow.NAME, 0, size).lines(),
        orchestrator::outline,
        threads.pool("announcer", 1));
    ScheduledFuture<?> unused =
        threads
            .timer("announcer")
            .scheduleWithFixedDelay(
                () -> announcer.execute(this::look),
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  /**
   * @param newest so many experiments, newest first
   * @param stored finds a job
   * @param announcer a single thread
   */
  Announcements(
      IntFunction<List<Jobs.Line>> newest,
      Function<JobId, Optional<Job>> stored,
      ExecutorService announcer) {
    this.newest = newest;
    this.stored = stored;
    this.announcer = announcer;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Announcements() {
    this(null, null, null);
  }

  /** What somebody who comes now counts as told. */
  synchronized Told told() {
    begin();
    return news.told();
  }

  /** At the first client: what is older than that is no news to anybody. */
  private void begin() {
    if (!begun) {
      read().forEach(news::add);
      begun = true;
    }
  }

  private List<Announcement> read() {
    return newest.apply(READ).stream().map(Announcement::of).sorted().toList();
  }

  /** A client is told from now on, and of what it missed. */
  void came(Client client, Told told) {
    announcer.execute(
        () -> {
          try {
            catchUp(client, told);
          } catch (RuntimeException away) {
            // It may come back, and stands where it stood.
            LOG.log(Level.DEBUG, "A client could not be told what it missed", away);
            client.close(CloseReason.BROKEN);
          }
        });
  }

  private synchronized void catchUp(Client client, Told told) {
    begin();
    if (news.isGap(told)) {
      client.emit("gap", missedMore());
    }
    SortedSet<Announcement> known = news.knownTo(told);
    for (Announcement missed : news.missedBy(told)) {
      known.add(missed);
      EventFrame frame = frame(missed.id());
      if (frame != null) {
        client.emit(marked(frame, Told.of(known)));
      }
    }
    clients.add(client);
  }

  void went(Client client) {
    announcer.execute(() -> leave(client));
  }

  private synchronized void leave(Client client) {
    clients.remove(client);
  }

  /** Answers at once: whoever starts an experiment waits for nobody who hears of it. */
  void accepted(@Observes JobAccepted accepted) {
    Job job = accepted.job();
    if (job.workflow().equals(ExperimentWorkflow.NAME)) {
      announcer.execute(() -> announce(job));
    }
  }

  private synchronized void announce(Job experiment) {
    if (begun) {
      written.put(experiment.id(), created(experiment));
      announce(Announcement.of(experiment));
    }
  }

  private void announce(Announcement experiment) {
    // Read before it counts as told.
    EventFrame frame = frame(experiment.id());
    if (frame != null && news.add(experiment)) {
      EventFrame marked = marked(frame, news.told());
      clients.forEach(client -> client.emit(marked));
    }
    written.keySet().retainAll(news.ids());
  }

  /** What other nodes have accepted. */
  private synchronized void look() {
    try {
      if (!clients.isEmpty()) {
        read().stream().filter(news::isNews).forEach(this::announce);
      }
    } catch (RuntimeException away) {
      LOG.log(Level.DEBUG, "The experiments could not be read", away);
    }
  }

  private @Nullable EventFrame frame(JobId id) {
    EventFrame known = written.get(id);
    if (known == null) {
      known = stored.apply(id).map(Announcements::created).orElse(null);
      if (known != null) {
        written.put(id, known);
      }
    }
    return known;
  }

  private static EventFrame marked(EventFrame frame, Told told) {
    return frame.marking(Told.MARK, told.toString());
  }

  private static ObjectNode missedMore() {
    return IoJson.MAPPER
        .createObjectNode()
        .put("event", CREATED)
        .put(
            "message",
            "More than %d experiments were created since; GET /api/experiments lists them all."
                .formatted(News.MOST));
  }

  private static EventFrame created(Job experiment) {
    ObjectNode told = IoJson.MAPPER.createObjectNode();
    told.put("experimentId", experiment.id().with(JobId.EXPERIMENT));
    told.set("config", IoJson.MAPPER.valueToTree(ExperimentConfig.of(experiment)));
    told.put("timestamp", Timestamps.format(experiment.createdAt()));
    return EventFrame.of(ExperimentsNamespace.NAME, CREATED, told);
  }
}
