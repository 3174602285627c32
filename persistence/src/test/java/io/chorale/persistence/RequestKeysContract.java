package io.chorale.persistence;

import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.RED;
import static io.chorale.persistence.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.Keeping;
import io.chorale.event.Keeping.Arrival;
import io.chorale.event.Refusals;
import io.chorale.event.Refusals.Repeat;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.RequestKey;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.model.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a key that jobs are asked for by is good for, on every database. */
abstract class RequestKeysContract {

  private static final RequestKey KEY = new RequestKey("a key, µ", "this");

  private final Store store;

  RequestKeysContract(Store store) {
    this.store = store;
  }

  private static Arrival asked(RequestKey key, Instant at) {
    return new Arrival(job(at), List.of(), null, key);
  }

  private Refusals keep(Arrival... arrivals) {
    return store.journal().append(new Keeping(List.of(arrivals), List.of(), Map.of(), List.of()));
  }

  @Test
  void theSameKeyAndRequestIsTheSameJob() {
    Arrival first = asked(KEY, NOON);
    Arrival again = asked(KEY, NOON.plusSeconds(60));
    assertThat(keep(first).repeats()).isEmpty();
    assertThat(keep(again).repeats())
        .containsExactly(Map.entry(again.job().id(), new Repeat(first.job().id(), true)));
    assertThat(store.jobs().exists(again.job().id())).isFalse();
  }

  @Test
  void theSameKeyIsForNoOtherRequest() {
    Arrival first = asked(KEY, NOON);
    Arrival other = asked(new RequestKey(KEY.value(), "that"), NOON);
    keep(first);
    assertThat(keep(other).repeats().get(other.job().id()))
        .isEqualTo(new Repeat(first.job().id(), false));
  }

  @Test
  void inOneBatchTheFirstIsKept() {
    Arrival first = asked(KEY, NOON);
    Arrival again = asked(KEY, NOON);
    Arrival beside = asked(new RequestKey("another", "this"), NOON);
    assertThat(keep(first, again, beside).repeats()).containsOnlyKeys(again.job().id());
    assertThat(store.jobs().newest(null, 0, 10).total()).isEqualTo(2);
  }

  @Test
  void inALaterBatchEachIsARepeatOfTheFirst() {
    Arrival first = asked(KEY, NOON);
    Arrival again = asked(KEY, NOON);
    Arrival thrice = asked(KEY, NOON);
    keep(first);
    assertThat(keep(again, thrice).repeats().values())
        .containsOnly(new Repeat(first.job().id(), true))
        .hasSize(2);
  }

  @Test
  void aJobThatWasNotPaidLeavesItsKeyFree() {
    BudgetLimits five = new BudgetLimits(null, null, new Cost(5), null);
    Arrival poor = dear(five, 7);
    Arrival poorAgain = dear(five, 7);
    Refusals refusals = keep(poor, poorAgain);
    assertThat(refusals.arrivals()).containsOnlyKeys(poor.job().id(), poorAgain.job().id());
    assertThat(refusals.repeats()).isEmpty();
    assertThat(keep(dear(five, 3))).isEqualTo(Refusals.NONE);
  }

  private static Arrival dear(BudgetLimits limits, long cost) {
    Job job = job(NOON);
    Reservation held =
        new Reservation(
            CallId.random(), job.id(), RED, "anna", "p", "m", NOON, 1, new Cost(cost), limits);
    return new Arrival(job, List.of(held), null, KEY);
  }

  @Test
  void aKeyIsItsOwnersAlone() {
    keep(asked(KEY, NOON));
    Job berts =
        Job.start(JobId.random(), "bert", "teams", new Brief("x"), job(NOON).teams(), null, NOON);
    assertThat(keep(new Arrival(berts, List.of(), null, KEY)).repeats()).isEmpty();
  }

  @Test
  void aKeyIsFreeAfterADayAndForgottenWhenToldSo() {
    Duration day = Duration.ofDays(1);
    keep(asked(KEY, NOON));
    Arrival late = asked(KEY, NOON.plus(day).minusMillis(1));
    assertThat(keep(late).repeats()).isNotEmpty();
    assertThat(keep(asked(KEY, NOON.plus(day))).repeats()).isEmpty();
    store.requestKeys().forget(NOON.plus(day));
    assertThat(keep(asked(KEY, NOON.plus(day))).repeats()).isNotEmpty();
    store.requestKeys().forget(NOON.plus(day).plusMillis(1));
    assertThat(keep(asked(KEY, NOON.plus(day))).repeats()).isEmpty();
  }

  /** A node whose batch fails gives it again, as the journal's writer does. */
  @Test
  void ofSeveralNodesThatKeepAKeyAtOnceOneHasIt() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 5; round++) {
        RequestKey key = new RequestKey("round " + round, "this");
        List<Arrival> arrivals = Stream.generate(() -> asked(key, NOON)).limit(4).toList();
        List<Callable<Refusals>> writers = new ArrayList<>();
        arrivals.forEach(arrival -> writers.add(() -> keepAfterAll(arrival)));
        int kept = 0;
        for (Future<Refusals> refusals : nodes.invokeAll(writers)) {
          kept += refusals.get().repeats().isEmpty() ? 1 : 0;
        }
        assertThat(kept).isEqualTo(1);
      }
    } finally {
      nodes.shutdownNow();
    }
    assertThat(store.jobs().newest(null, 0, 50).total()).isEqualTo(5);
  }

  private Refusals keepAfterAll(Arrival arrival) {
    while (true) {
      try {
        return keep(arrival);
      } catch (RuntimeException anotherOnes) {
        assertThat(store.jobs().exists(arrival.job().id())).isFalse();
      }
    }
  }
}
