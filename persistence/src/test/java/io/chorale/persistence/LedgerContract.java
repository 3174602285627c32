package io.chorale.persistence;

import static io.chorale.ledger.Basis.ESTIMATED;
import static io.chorale.ledger.Basis.REPORTED;
import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.RED;
import static io.chorale.persistence.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.Keeping;
import io.chorale.event.Keeping.Arrival;
import io.chorale.event.Refusals;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.ledger.Basis;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.CallId;
import io.chorale.ledger.Grouping;
import io.chorale.ledger.LedgerEntry.Raise;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.ledger.OpenCall;
import io.chorale.ledger.UsageLine;
import io.chorale.model.Cost;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the ledger promises, whatever it is kept in. */
abstract class LedgerContract {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final BudgetLimits TEN_TODAY = new BudgetLimits(null, null, new Cost(10), null);

  private final Store store;

  LedgerContract(Store store) {
    this.store = store;
  }

  private static Reservation reservation(JobId job, String owner, long most, BudgetLimits limits) {
    return reservation(job, owner, most, limits, NOON);
  }

  private static Reservation reservation(
      JobId job, String owner, long most, BudgetLimits limits, Instant at) {
    return new Reservation(
        CallId.random(), job, RED, owner, "openai", "gpt", at, 12, new Cost(most), limits);
  }

  private static Settlement settlement(CallId call, @Nullable Cost cost, Basis basis) {
    return new Settlement(call, new TokenUsage(100, 20, 5), cost, basis, "complete", NOON);
  }

  private boolean reserved(Reservation made) {
    Refusals refusals = store.journal().append(Keeping.of(made));
    return !refusals.calls().containsKey(made.call());
  }

  private void settle(CallId call, long cost) {
    store.journal().append(Keeping.of(settlement(call, new Cost(cost), REPORTED)));
  }

  private UsageLine sum() {
    return store.ledger().usage(TODAY, TODAY, Set.of()).get(0);
  }

  @Test
  void aCallIsHeldUntilItIsSettled() {
    Reservation made = reservation(JobId.random(), "anna", 7, BudgetLimits.NONE);
    assertThat(reserved(made)).isTrue();
    assertThat(store.ledger().open(made.job()))
        .containsExactly(new OpenCall(made.call(), RED, "openai", "gpt", 12, new Cost(7)));
    assertThat(sum().held()).isEqualTo(new Cost(7));
    settle(made.call(), 3);
    assertThat(store.ledger().open(made.job())).isEmpty();
    assertThat(sum().held()).isEqualTo(Cost.ZERO);
    assertThat(sum().cost()).isEqualTo(new Cost(3));
    assertThat(sum().used()).isEqualTo(new TokenUsage(100, 20, 5));
  }

  @Test
  void whatAJobSpentIsTheSumOfItsCallsThatAreSettled() {
    JobId job = JobId.random();
    Reservation one = reservation(job, "anna", 7, BudgetLimits.NONE);
    Reservation two = reservation(job, "anna", 7, BudgetLimits.NONE);
    Reservation open = reservation(job, "anna", 7, BudgetLimits.NONE);
    Reservation others = reservation(JobId.random(), "anna", 7, BudgetLimits.NONE);
    store.journal().append(Keeping.of(one, two, open, others));
    settle(one.call(), 3);
    settle(two.call(), 2);
    settle(others.call(), 1);
    assertThat(store.ledger().spent(job)).isEqualTo(new Cost(5));
    assertThat(store.ledger().spent(JobId.random())).isEqualTo(Cost.ZERO);
  }

  @Test
  void aCallIsSettledOnce() {
    Reservation made = reservation(JobId.random(), "anna", 7, BudgetLimits.NONE);
    reserved(made);
    store
        .journal()
        .append(
            Keeping.of(
                settlement(made.call(), new Cost(3), REPORTED),
                settlement(made.call(), new Cost(5), ESTIMATED)));
    settle(made.call(), 6);
    assertThat(sum().cost()).isEqualTo(new Cost(3));
    assertThat(sum().estimated()).isZero();
  }

  @Test
  void whatIsHeldAndSpentTogetherNeverExceedsABudget() {
    Reservation first = reservation(JobId.random(), "anna", 6, TEN_TODAY);
    assertThat(reserved(first)).isTrue();
    Reservation second = reservation(JobId.random(), "bert", 5, TEN_TODAY);
    Refusals refusals = store.journal().append(Keeping.of(second));
    assertThat(refusals.calls())
        .hasEntrySatisfying(
            second.call(),
            why ->
                assertThat(why.reason())
                    .isEqualTo(
                        "This could cost up to $0.000000005, and of everybody's budget for today,"
                            + " $0.00000001, only $0.000000004 is left."));
    settle(first.call(), 2);
    assertThat(reserved(second)).isTrue();
    assertThat(reserved(reservation(JobId.random(), "anna", 4, TEN_TODAY))).isFalse();
    assertThat(reserved(reservation(JobId.random(), "anna", 3, TEN_TODAY))).isTrue();
  }

  @Test
  void eachUserDayAndMonthHasItsOwnBudget() {
    Cost ten = new Cost(10);
    BudgetLimits userDay = new BudgetLimits(ten, null, null, null);
    BudgetLimits userMonth = new BudgetLimits(null, ten, null, null);
    BudgetLimits allMonth = new BudgetLimits(null, null, null, ten);
    Instant tomorrow = NOON.plus(Duration.ofDays(1));
    Instant nextMonth = NOON.plus(Duration.ofDays(30));
    JobId job = JobId.random();
    assertThat(reserved(reservation(job, "anna", 10, userDay))).isTrue();
    assertThat(reserved(reservation(job, "anna", 1, userDay))).isFalse();
    assertThat(reserved(reservation(job, "bert", 1, userDay))).isTrue();
    assertThat(reserved(reservation(job, "anna", 1, userMonth, tomorrow))).isFalse();
    assertThat(reserved(reservation(job, "anna", 1, userDay, tomorrow))).isTrue();
    assertThat(reserved(reservation(job, "carl", 1, allMonth, tomorrow))).isFalse();
    assertThat(reserved(reservation(job, "anna", 10, allMonth, nextMonth))).isTrue();
  }

  @Test
  void aJobThatCannotBePaidIsNotKeptAndOneBesideItIs() {
    Job rich = job(NOON);
    Job poor = job(NOON);
    Refusals refusals =
        store
            .journal()
            .append(
                new Keeping(
                    List.of(
                        new Arrival(rich, List.of(reservation(rich.id(), "anna", 8, TEN_TODAY))),
                        new Arrival(
                            poor,
                            List.of(
                                reservation(poor.id(), "anna", 1, TEN_TODAY),
                                reservation(poor.id(), "anna", 2, TEN_TODAY)))),
                    List.of(),
                    Map.of(),
                    List.of()));
    assertThat(refusals.arrivals().keySet()).containsExactly(poor.id());
    assertThat(store.jobs().exists(rich.id())).isTrue();
    assertThat(store.jobs().exists(poor.id())).isFalse();
    assertThat(store.ledger().open(poor.id())).isEmpty();
    assertThat(sum().held()).isEqualTo(new Cost(8));
  }

  @Test
  void aReservationIsRaisedAsFarAsTheBudgetAllows() {
    Reservation made = reservation(JobId.random(), "anna", 6, TEN_TODAY);
    reserved(made);
    Refusals first =
        store.journal().append(Keeping.of(new Raise(made.call(), new Cost(4), TEN_TODAY)));
    Refusals second =
        store.journal().append(Keeping.of(new Raise(made.call(), new Cost(1), TEN_TODAY)));
    assertThat(first.calls()).isEmpty();
    assertThat(second.calls()).containsOnlyKeys(made.call());
    assertThat(sum().held()).isEqualTo(new Cost(10));
    settle(made.call(), 0);
    assertThat(reserved(reservation(JobId.random(), "anna", 10, TEN_TODAY))).isTrue();
  }

  @Test
  void whatCostMoreThanWasHeldIsChargedAllTheSame() {
    Reservation made = reservation(JobId.random(), "anna", 6, TEN_TODAY);
    reserved(made);
    settle(made.call(), 9);
    assertThat(sum().cost()).isEqualTo(new Cost(9));
    assertThat(reserved(reservation(JobId.random(), "anna", 2, TEN_TODAY))).isFalse();
    assertThat(reserved(reservation(JobId.random(), "anna", 1, TEN_TODAY))).isTrue();
  }

  @Test
  void aModelWithoutAPriceIsToldApart() {
    Reservation made =
        new Reservation(
            CallId.random(),
            JobId.random(),
            RED,
            "anna",
            "ollama",
            "llama",
            NOON,
            1,
            null,
            BudgetLimits.NONE);
    reserved(made);
    store.journal().append(Keeping.of(settlement(made.call(), null, REPORTED)));
    assertThat(sum().unpriced()).isEqualTo(1);
    assertThat(sum().cost()).isEqualTo(Cost.ZERO);
  }

  @Test
  void usageIsSummedByWhatItIsAskedFor() {
    JobId job = JobId.random();
    for (String owner : List.of("anna", "anna", "bert")) {
      Reservation made = reservation(job, owner, 5, BudgetLimits.NONE);
      reserved(made);
      settle(made.call(), 4);
    }
    List<UsageLine> lines =
        store.ledger().usage(TODAY, TODAY, Set.of(Grouping.USER, Grouping.DAY, Grouping.MODEL));
    assertThat(lines)
        .extracting(UsageLine::group)
        .containsExactly(
            Map.of(Grouping.DAY, "2026-11-21", Grouping.USER, "anna", Grouping.MODEL, "gpt"),
            Map.of(Grouping.DAY, "2026-11-21", Grouping.USER, "bert", Grouping.MODEL, "gpt"));
    assertThat(lines).extracting(UsageLine::calls).containsExactly(2L, 1L);
    assertThat(lines.get(0).cost()).isEqualTo(new Cost(8));
    assertThat(store.ledger().usage(TODAY.plusDays(1), TODAY.plusDays(2), Set.of(Grouping.USER)))
        .isEmpty();
    assertThat(store.ledger().usage(TODAY, TODAY, Set.of(Grouping.TEAM, Grouping.PROVIDER)))
        .hasSize(1);
  }

  /** Two writers, as two nodes have them; each failed batch is given again, as the writer does. */
  @Test
  void twoNodesNeverBothSpendTheSameMoney() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier together = new CyclicBarrier(2);
      for (int round = 0; round < 30; round++) {
        Instant day = NOON.plus(Duration.ofDays(round));
        List<Future<Boolean>> admitted = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
          Reservation made = reservation(JobId.random(), "anna", 6, TEN_TODAY, day);
          admitted.add(
              nodes.submit(
                  () -> {
                    together.await();
                    return reservedAfterAll(made);
                  }));
        }
        assertThat(admitted.get(0).get() ^ admitted.get(1).get()).isTrue();
      }
    } finally {
      nodes.shutdownNow();
    }
  }

  private boolean reservedAfterAll(Reservation made) {
    for (int attempt = 1; ; attempt++) {
      try {
        return reserved(made);
      } catch (RuntimeException lostARace) {
        assertThat(attempt).isLessThan(10);
      }
    }
  }
}
