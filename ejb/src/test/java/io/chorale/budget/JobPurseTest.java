package io.chorale.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.model.Cost;
import io.chorale.model.Price;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobPurseTest {

  private static final TeamName RED = new TeamName("red");

  private final JobPurse purse = new JobPurse(new Cost(10));

  private static CallTerms terms(long most) {
    return new CallTerms(3, Price.FREE, new Cost(most));
  }

  private Reservation reserved() {
    Reservation made =
        new Reservation(
            CallId.random(),
            JobId.random(),
            RED,
            "anna",
            "openai",
            "gpt",
            Instant.EPOCH,
            3,
            new Cost(5),
            BudgetLimits.NONE);
    purse.reserved(made);
    return made;
  }

  @Test
  void whatWasHeldForATeamsFirstCallIsUsedOnce() {
    Reservation made = reserved();
    assertThat(purse.firstCall(RED, "openai", "gpt", terms(5))).contains(made);
    assertThat(purse.firstCall(RED, "openai", "gpt", terms(5))).isEmpty();
    assertThat(purse.firstCalls()).isEmpty();
  }

  @Test
  void aFallbacksCallIsNotBookedOnTheModelThatWasNeverAsked() {
    Reservation made = reserved();
    assertThat(purse.firstCall(RED, "anthropic", "gpt", terms(5))).isEmpty();
    assertThat(purse.firstCall(RED, "openai", "spare", terms(5))).isEmpty();
    assertThat(purse.firstCalls()).containsExactly(made);
  }

  @Test
  void aCallThatCanCostMoreIsHeldForByItself() {
    reserved();
    assertThat(purse.firstCall(RED, "openai", "gpt", terms(6))).isEmpty();
  }

  @Test
  void aJobTakesNoMoreThanItsBudgetAndPutsBackWhatItDidNotUse() {
    assertThat(purse.take(new Cost(7))).isEmpty();
    assertThat(purse.take(new Cost(4)))
        .hasValueSatisfying(why -> assertThat(why.left()).isEqualTo(new Cost(3)));
    purse.settle(new Cost(7), new Cost(2));
    assertThat(purse.take(new Cost(8))).isEmpty();
  }
}
