package io.chorale.asking;

import io.chorale.budget.Books;
import io.chorale.budget.Books.Account;
import io.chorale.budget.Estimates;
import io.chorale.budget.JobPurse;
import io.chorale.budget.TokenCounter;
import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;
import io.chorale.job.Fallback;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.ledger.Basis;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Cost;
import io.chorale.model.ModelCall;
import io.chorale.model.Price;
import io.chorale.model.Thinking;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real desk, between scripted models and a ledger in memory. */
public final class TestDesk implements AutoCloseable {

  /** A dollar for a million tokens, so that a token costs 1,000 billionths. */
  static final Price PRICE = Price.of(BigDecimal.ONE, BigDecimal.ONE);

  public static final Fallback FALLBACK = new Fallback("other", "spare");

  public final MemoryLedger ledger;
  final JobPurse purse;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Desk desk;

  public TestDesk(ChatModel... models) {
    this(new Cost(1_000_000_000), null, 1_000_000, models);
  }

  public TestDesk(Cost budget, @Nullable Cost jobBudget, int maxLength, ChatModel... models) {
    ledger = new MemoryLedger(budget);
    purse = new JobPurse(jobBudget);
    TokenCounter counter = new TokenCounter();
    ModelTable table =
        new ModelTable() {
          @Override
          public ModelFacts of(String provider, String model) {
            return new ModelFacts(PRICE, 0, Set.of());
          }
        };
    desk =
        new Desk(
            name -> Stream.of(models).filter(model -> model.provider().equals(name)).findAny(),
            new Estimates(table, counter),
            counter,
            new Books(ledger::take, BudgetLimits.NONE, Clock.systemUTC(), threads),
            new Breakers(10, 50, Duration.ofMinutes(1)),
            new RetryRules(3, Duration.ofMillis(1), Duration.ofMillis(50)),
            new AnswerLimits(maxLength),
            threads,
            timer,
            System::nanoTime);
  }

  public ModelCall ask(Heard heard) {
    return ask(null, heard);
  }

  public ModelCall ask(@Nullable Fallback fallback, Heard heard) {
    Voice voice = new Voice("main", "model", null, Thinking.AS_CONFIGURED, fallback);
    Account account = new Account(JobId.random(), "anna", new TeamName("red"), purse);
    ChatRequest request = new ChatRequest("model", null, List.of(ChatMessage.user("Do it.")));
    return desk.ask(new Question(account, voice, request), heard);
  }

  /** What was held for a call when it was settled, at the least: the ledger grows with the cost. */
  public Cost held(Settlement end) {
    Cost held = ledger.held(end.call());
    boolean reported = end.basis() == Basis.REPORTED;
    return reported && end.charged().isMoreThan(held) ? end.charged() : held;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    timer.shutdownNow();
  }
}
