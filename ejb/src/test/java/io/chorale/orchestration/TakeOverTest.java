package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
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
import io.chorale.job.Options;
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
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.ledger.OpenCall;
import io.chorale.ledger.UsageLine;
import io.chorale.model.ChatMessage;
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
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of jobs at which nobody works: the real writer, a journal and nodes in memory. */
class TakeOverTest {

  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");
  private static final NodeId DEAD = NodeId.random();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Spending SPENT =
      new Spending(new TokenUsage(3, 20, 5), new Cost(7), false, null, 30);
  private static final TeamResult ANSWER =
      new TeamResult("yes", "", List.of(), List.of(), List.of(), null, null, Spending.NOTHING);

  private final List<Runnable> beforeAppend = new ArrayList<>();
  private final MemoryJournal memory = new MemoryJournal();
  private final Journal journal =
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
  private final JournalWriter writer = TestWriter.over(journal);
  private final MemoryNodes nodes = new MemoryNodes();
  private final RunningJobs running = new RunningJobs(Runnable::run);
  private final Asked asking = new Asked();
  private final ScheduledExecutorService never = Executors.newSingleThreadScheduledExecutor();
  private final List<OpenCall> open = new ArrayList<>();
  private Job job =
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

  private TakeOver takeOver(boolean retry, int limit) {
    NodeSettings settings = new NodeSettings("a", Duration.ofMinutes(1), retry, limit);
    Lease lease = new Lease(nodes, settings, running, never, System::nanoTime);
    lease.begin(new JournalReady());
    Clock clock = Clock.systemUTC();
    Books books = new Books(writer::book, BudgetLimits.NONE, clock, Runnable::run);
    JobRunner runner =
        new JobRunner(
            running,
            new Workflows(TestWorkflows.all()),
            asking,
            books,
            window -> window,
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

  private void take(Emission emission) {
    TestWriter.take(writer, emission);
  }

  private void tell(JobEvent... events) {
    for (JobEvent event : events) {
      long seq = memory.lastSeq(job.id()) + 1;
      memory.append(Keeping.of(List.of(new RecordedEvent(job.id(), seq, NOON, event)), Map.of()));
    }
  }

  private void keep(Job changed, JobEvent event) {
    job = changed;
    long seq = memory.lastSeq(job.id()) + 1;
    memory.append(
        Keeping.of(
            List.of(new RecordedEvent(job.id(), seq, NOON, event)), Map.of(job.id(), changed)));
  }

  /** A job whose server died while one of two teams had finished. */
  private void cutShort() {
    memory.append(Keeping.of(job));
    nodes.jobs.put(job.id(), DEAD);
    keep(job.teamCompleted(RED, ANSWER, NOON), new StatusChange(RED, TeamStatus.COMPLETE));
    tell(
        new StatusChange(BLUE, TeamStatus.GENERATING),
        new Chunk(BLUE, "half "),
        new UsageReported(BLUE, SPENT));
    open.add(new OpenCall(CallId.random(), BLUE, "p", "m", 100, new Cost(500_000)));
  }

  private List<JobEvent> told() {
    return memory.read(job.id(), 0, 1_000).stream().map(RecordedEvent::event).toList();
  }

  private Job kept() {
    return java.util.Objects.requireNonNull(memory.jobs().get(job.id()));
  }

  private JobState awaitEnd() {
    await().until(() -> kept().state().isOver());
    return kept().state();
  }

  @Test
  void theUnfinishedTeamBeginsAnewAndTheFinishedOneIsNotAsked() {
    cutShort();
    takeOver(true, 3).all();
    assertThat(told())
        .filteredOn(Restarted.class::isInstance)
        .extracting(event -> ((Restarted) event).teams())
        .containsExactly(List.of(BLUE));
    assertThat(asking.questions).extracting(asked -> asked.account().team()).containsExactly(BLUE);
    asking.answer("whole");
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(kept().team(RED).result()).isEqualTo(ANSWER);
    assertThat(kept().team(BLUE).result().text()).isEqualTo("whole");
    assertThat(running.none()).isTrue();
  }

  private static final String SAID = "Tea. ".repeat(100);

  /** An experiment whose server died while the third message was spoken. */
  private void cutShortInATalk() {
    job =
        Job.start(
            JobId.random(),
            "anna",
            "experiment",
            job.brief(),
            job.teams(),
            Options.of(Map.of("turns", 3)),
            null,
            NOON);
    memory.append(Keeping.of(job));
    nodes.jobs.put(job.id(), DEAD);
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    tell(
        new MessageStarted(RED, first, 1),
        new Chunk(RED, SAID),
        new UsageReported(RED, SPENT),
        new MessageCompleted(RED, first, 1, SAID.length(), SPENT, null),
        new MessageStarted(BLUE, second, 2),
        new Chunk(BLUE, "Coffee."),
        new MessageCompleted(BLUE, second, 2, 7, Spending.NOTHING, null),
        new MessageStarted(RED, UUID.randomUUID(), 3),
        new StatusChange(RED, TeamStatus.GENERATING),
        new Chunk(RED, "Half "));
    open.add(new OpenCall(CallId.random(), RED, "p", "m", 100, new Cost(500_000)));
  }

  @Test
  void messagesThatWereCompleteAreNotAskedAgainAndTheOneThatWasCutIs() {
    cutShortInATalk();
    takeOver(true, 3).all();
    Question asked = asking.questions.get(0);
    assertThat(asked.account().team()).isEqualTo(RED);
    assertThat(asked.request().messages())
        .extracting(ChatMessage::text)
        .endsWith(SAID, "blue: Coffee.");
    asking.answer("Tea!");
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(asking.questions).hasSize(1);
    TeamResult red = kept().team(RED).result();
    assertThat(red.messages()).extracting(red::textOf).containsExactly(SAID, "Tea!");
    assertThat(red.spending()).isEqualTo(SPENT);
    assertThat(kept().team(BLUE).result().text()).isEqualTo("Coffee.");
    assertThat(kept().endedBy()).isEqualTo("turns");
    assertThat(told()).endsWith(new JobEnded(JobState.COMPLETE, "turns"));
  }

  @Test
  void theCallOfAMessageThatWasCutIsChargedForThatMessageAlone() {
    cutShortInATalk();
    takeOver(true, 3).all();
    assertThat(memory.entries())
        .filteredOn(Settlement.class::isInstance)
        .singleElement()
        .satisfies(entry -> assertThat(((Settlement) entry).used().output()).isBetween(1L, 5L));
  }

  @Test
  void whereJobsAreNotRunAgainAllThatWasSaidIsKept() {
    cutShortInATalk();
    takeOver(false, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.INTERRUPTED);
    assertThat(kept().team(RED).result().text()).isEqualTo(SAID + "Half ");
    assertThat(kept().team(RED).result().messages()).hasSize(2);
  }

  @Test
  void whatTheDeadRunTookIsSettledAndCounts() {
    cutShort();
    takeOver(true, 3).all();
    assertThat(memory.entries())
        .hasOnlyElementsOfType(Settlement.class)
        .extracting(entry -> ((Settlement) entry).outcome())
        .containsExactly("interrupted");
    // 200,000 were spent before, and something on the call that was open.
    assertThat(asking.questions.get(0).account().purse().take(new Cost(800_000))).isPresent();
    assertThat(asking.questions.get(0).account().purse().take(new Cost(400_000))).isEmpty();
    asking.spend(new Spending(new TokenUsage(3, 20, 5), new Cost(7), false, null, 30));
    asking.answer("whole");
    awaitEnd();
    assertThat(kept().team(BLUE).result().spending().tokens().output()).isEqualTo(40);
    assertThat(kept().team(BLUE).result().spending().cost()).isEqualTo(new Cost(14));
  }

  @Test
  void whereJobsAreNotRunAgainWhatCameIsKept() {
    cutShort();
    takeOver(false, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.INTERRUPTED);
    assertThat(kept().team(BLUE).result().text()).isEqualTo("half ");
    assertThat(told().subList(told().size() - 3, told().size()))
        .hasExactlyElementsOfTypes(TeamFailed.class, StatusChange.class, JobEnded.class);
    assertThat(asking.questions).isEmpty();
  }

  @Test
  void aJobThatIsRestartedTooOftenIsInterrupted() {
    cutShort();
    nodes.restarts.put(job.id(), 2);
    takeOver(true, 2).all();
    assertThat(awaitEnd()).isEqualTo(JobState.INTERRUPTED);
    assertThat(String.valueOf(kept().team(BLUE).failure())).contains("stopped 3 times");
  }

  @Test
  void aJobWhoseTeamsAreAllOverIsEnded() {
    cutShort();
    keep(job.teamCancelled(BLUE, ANSWER, NOON), new StatusChange(BLUE, TeamStatus.CANCELLED));
    takeOver(true, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.CANCELLED);
    assertThat(told()).filteredOn(Restarted.class::isInstance).isEmpty();
  }

  @Test
  void theLastWordOfADeadNodeThatComesInBetweenIsReadToo() {
    cutShort();
    beforeAppend.add(
        () ->
            keep(
                job.teamCompleted(BLUE, ANSWER, NOON),
                new StatusChange(BLUE, TeamStatus.COMPLETE)));
    takeOver(true, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(asking.questions).isEmpty();
    assertThat(told()).filteredOn(Restarted.class::isInstance).isEmpty();
  }

  @Test
  void theVeryEndThatComesInBetweenIsLeftAlone() {
    cutShort();
    beforeAppend.add(() -> keep(job.interrupted(NOON), new JobEnded(JobState.INTERRUPTED)));
    takeOver(true, 3).all();
    assertThat(told()).filteredOn(JobEnded.class::isInstance).hasSize(1);
    assertThat(running.none()).isTrue();
  }

  @Test
  void whatRunsHereOrElsewhereIsLeftAlone() {
    cutShort();
    TakeOver takeOver = takeOver(true, 3);
    takeOver.all();
    takeOver.all();
    assertThat(asking.questions).hasSize(1);
    running.abandonAll();
    nodes.alive.add(DEAD);
    nodes.jobs.put(job.id(), DEAD);
    takeOver.all();
    assertThat(asking.questions).hasSize(1);
  }

  @Test
  void anAbandonedRunTellsNothingOfItsEndAndIsTakenOverAnew() {
    cutShort();
    TakeOver takeOver = takeOver(true, 3);
    takeOver.all();
    running.abandonAll();
    asking.answer("nobody hears it");
    takeOver.all();
    asking.answer("whole");
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(told()).filteredOn(Restarted.class::isInstance).hasSize(2);
    assertThat(told()).doesNotContain(new Chunk(BLUE, "nobody hears it"));
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
  private static final class Asked implements Asking {
    private final List<Question> questions = new CopyOnWriteArrayList<>();
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
      last.delta(new Delta.Text(text));
      last.completed();
    }
  }
}
