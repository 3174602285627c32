package io.chorale.orchestration;

import static org.awaitility.Awaitility.await;

import io.chorale.asking.Asking;
import io.chorale.asking.Question;
import io.chorale.budget.Books;
import io.chorale.budget.InterruptedCalls;
import io.chorale.budget.TokenCounter;
import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;
import io.chorale.event.Emission;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.Journal;
import io.chorale.event.JournalReady;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.hub.MemoryJournal;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Jobs;
import io.chorale.job.NodeId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.journal.JournalWriter;
import io.chorale.journal.TestWriter;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.CallId;
import io.chorale.ledger.Grouping;
import io.chorale.ledger.Ledger;
import io.chorale.ledger.OpenCall;
import io.chorale.ledger.UsageLine;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.ModelCall;
import io.chorale.model.Price;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import io.chorale.workflow.AnswerListener;
import io.chorale.workflows.TestWorkflows;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A job whose server died, and a node that may take it over. */
abstract class TakeOverStage {

  static final TeamName RED = new TeamName("red");
  static final TeamName BLUE = new TeamName("blue");
  static final NodeId DEAD = NodeId.random();
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Spending SPENT =
      new Spending(new TokenUsage(3, 20, 5), new Cost(7), false, null, 30);
  static final TeamResult ANSWER =
      new TeamResult("yes", "", List.of(), List.of(), List.of(), null, null, Spending.NOTHING);

  final List<Runnable> beforeAppend = new ArrayList<>();
  final MemoryJournal memory = new MemoryJournal();
  final Journal journal =
      (Journal)
          Proxy.newProxyInstance(
              Journal.class.getClassLoader(),
              new Class<?>[] {Journal.class},
              (self, method, arguments) -> {
                if (arguments[0] instanceof Keeping keeping
                    && !keeping.events().isEmpty()
                    && !beforeAppend.isEmpty()) {
                  beforeAppend.remove(0).run();
                }
                try {
                  return method.invoke(memory, arguments);
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              });
  final JournalWriter writer = TestWriter.over(journal);
  final MemoryNodes nodes = new MemoryNodes();
  final RunningJobs running = new RunningJobs(Runnable::run);
  final Asked asking = new Asked();
  final ScheduledExecutorService never = Executors.newSingleThreadScheduledExecutor();
  final List<OpenCall> open = new ArrayList<>();
  private @Nullable Lease begun;
  Job job =
      Job.start(
          JobId.random(),
          "anna",
          "teams",
          new Brief("x"),
          List.of(
              new Team(RED, new Voice("p", "m", null)), new Team(BLUE, new Voice("p", "m", null))),
          new Cost(1_000_000),
          NOON);

  @AfterEach
  void stop() {
    TestWriter.stop(writer);
    never.shutdownNow();
  }

  /** Of the node that may take it over. */
  Lease lease() {
    return java.util.Objects.requireNonNull(begun);
  }

  TakeOver takeOver(boolean retry, int limit) {
    NodeSettings settings = new NodeSettings("a", Duration.ofMinutes(1), retry, limit);
    Lease lease = new Lease(nodes, settings, running, never, System::nanoTime);
    begun = lease;
    lease.begin(new JournalReady());
    Clock clock = Clock.systemUTC();
    Books books = new Books(writer::book, BudgetLimits.NONE, clock, Runnable::run);
    JobRunner runner =
        new JobRunner(
            running,
            new Workflows(TestWorkflows.all()),
            asking,
            books,
            (workflow, window) -> window,
            this::take,
            clock,
            Runnable::run);
    InterruptedCalls calls =
        new InterruptedCalls(new OpenLedger(), books, new OneDollarTable(), new TokenCounter());
    return new TakeOver(
        nodes,
        new JobsOfJournal(),
        journal,
        writer,
        calls,
        running,
        runner,
        lease,
        settings,
        clock);
  }

  void take(Emission emission) {
    TestWriter.take(writer, emission);
  }

  void tell(JobEvent... events) {
    for (JobEvent event : events) {
      long seq = memory.lastSeq(job.id()) + 1;
      memory.append(Keeping.of(List.of(new RecordedEvent(job.id(), seq, NOON, event)), Map.of()));
    }
  }

  void keep(Job changed, JobEvent event) {
    job = changed;
    long seq = memory.lastSeq(job.id()) + 1;
    memory.append(
        Keeping.of(
            List.of(new RecordedEvent(job.id(), seq, NOON, event)), Map.of(job.id(), changed)));
  }

  /** A job whose server died while one of two teams had finished. */
  void cutShort() {
    memory.append(Keeping.of(job));
    nodes.jobs.put(job.id(), DEAD);
    keep(job.teamCompleted(RED, ANSWER, NOON), new StatusChange(RED, TeamStatus.COMPLETE));
    tell(
        new StatusChange(BLUE, TeamStatus.GENERATING),
        new Chunk(BLUE, "half "),
        new UsageReported(BLUE, SPENT));
    open.add(new OpenCall(CallId.random(), BLUE, "p", "m", 100, new Cost(500_000)));
  }

  List<JobEvent> told() {
    return memory.read(job.id(), 0, 1_000).stream().map(RecordedEvent::event).toList();
  }

  Job kept() {
    return java.util.Objects.requireNonNull(memory.jobs().get(job.id()));
  }

  JobState awaitEnd() {
    await().until(() -> kept().state().isOver());
    return kept().state();
  }

  private final class JobsOfJournal implements Jobs {
    @Override
    public Optional<Job> find(JobId id) {
      return Optional.ofNullable(memory.jobs().get(id));
    }

    @Override
    public boolean exists(JobId id) {
      return find(id).isPresent();
    }

    @Override
    public Optional<JobState> state(JobId id) {
      return find(id).map(Job::state);
    }

    @Override
    public Page newest(@Nullable String workflow, int page, int size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Job> running() {
      throw new UnsupportedOperationException();
    }
  }

  private final class OpenLedger implements Ledger {
    @Override
    public List<OpenCall> open(JobId id) {
      List<OpenCall> calls = List.copyOf(open);
      open.clear();
      return calls;
    }

    @Override
    public Cost spent(JobId id) {
      return new Cost(200_000);
    }

    @Override
    public List<UsageLine> usage(LocalDate from, LocalDate to, Set<Grouping> by) {
      throw new UnsupportedOperationException();
    }
  }

  /** A dollar for a million tokens. */
  private static final class OneDollarTable extends ModelTable {
    @Override
    public ModelFacts of(String provider, String model) {
      return new ModelFacts(Price.of(BigDecimal.ONE, BigDecimal.ONE), 0, Set.of());
    }
  }

  /** Answers the newest question when the test says so. */
  static final class Asked implements Asking {
    final List<Question> questions = new CopyOnWriteArrayList<>();
    private final List<AnswerListener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public ModelCall ask(Question question, AnswerListener listener) {
      questions.add(question);
      listeners.add(listener);
      return () -> {};
    }

    void spend(Spending spending) {
      listeners.get(listeners.size() - 1).spent(spending);
    }

    void answer(String text) {
      AnswerListener last = listeners.get(listeners.size() - 1);
      last.delta(new Delta.Text(text), () -> Spending.NOTHING);
      last.completed();
    }
  }
}
