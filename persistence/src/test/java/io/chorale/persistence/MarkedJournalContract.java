package io.chorale.persistence;

import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.chunks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.Keeping.Arrival;
import io.chorale.event.Mark;
import io.chorale.event.Refusals;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry;
import io.chorale.ledger.LedgerEntry.Raise;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.model.Cost;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Journal} promises of a batch that is given again. */
abstract class MarkedJournalContract {

  private static final BudgetLimits TEN = new BudgetLimits(new Cost(10), null, null, null);

  private final Store store;
  private final UUID writer = UUID.randomUUID();

  MarkedJournalContract(Store store) {
    this.store = store;
  }

  private Journal journal() {
    return store.journal();
  }

  private static Reservation reservation(JobId job, long cost) {
    return new Reservation(
        CallId.random(), job, new TeamName("red"), "anna", "p", "m", NOON, 1, new Cost(cost), TEN);
  }

  @Test
  void whatWasKeptIsNotKeptTwiceAndAnswersTheSame() {
    Job rich = Samples.job(NOON);
    Job poor = Samples.job(NOON);
    Reservation paid = reservation(rich.id(), 3);
    Reservation refused = reservation(rich.id(), 9);
    Keeping batch =
        new Keeping(
                List.of(
                    new Arrival(rich, List.of(reservation(rich.id(), 4))),
                    new Arrival(poor, List.of(reservation(poor.id(), 8)))),
                chunks(JobId.random(), 1, 5),
                Map.of(),
                List.<LedgerEntry>of(paid, refused))
            .marked(new Mark(writer, 1));
    Refusals first = journal().append(batch);
    assertThat(first.arrivals()).containsOnlyKeys(poor.id());
    assertThat(first.calls()).containsOnlyKeys(refused.call());
    assertThat(journal().append(batch)).isEqualTo(first);
    assertThat(store.ledger().open(rich.id())).hasSize(2);
    assertThat(store.jobs().exists(poor.id())).isFalse();
  }

  @Test
  void aRaiseThatIsGivenAgainIsMadeOnce() {
    Reservation made = reservation(JobId.random(), 3);
    journal().append(Keeping.of(made).marked(new Mark(writer, 1)));
    Keeping raise =
        Keeping.of(new Raise(made.call(), new Cost(5), TEN)).marked(new Mark(writer, 2));
    assertThat(journal().append(raise)).isEqualTo(Refusals.NONE);
    assertThat(journal().append(raise)).isEqualTo(Refusals.NONE);
    assertThat(store.ledger().open(made.job()).get(0).held()).isEqualTo(new Cost(8));
  }

  @Test
  void aBatchThatFailedIsNotKnown() {
    JobId job = JobId.random();
    journal().append(Keeping.of(chunks(job, 1, 1), Map.of()));
    Keeping taken = Keeping.of(chunks(job, 1, 2), Map.of()).marked(new Mark(writer, 1));
    assertThatThrownBy(() -> journal().append(taken)).isInstanceOf(RuntimeException.class);
    journal().append(Keeping.of(chunks(job, 2, 2), Map.of()).marked(new Mark(writer, 1)));
    assertThat(journal().lastSeq(job)).isEqualTo(2);
  }

  @Test
  void eachWriterCountsForItself() {
    JobId job = JobId.random();
    journal().append(Keeping.of(chunks(job, 1, 1), Map.of()).marked(new Mark(writer, 1)));
    Mark other = new Mark(UUID.randomUUID(), 1);
    journal().append(Keeping.of(chunks(job, 2, 2), Map.of()).marked(other));
    assertThat(journal().lastSeq(job)).isEqualTo(2);
  }
}
