package io.chorale.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.asking.ScriptedModel.Script;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.Delta.Text;
import io.chorale.model.ModelException.Kind;
import org.junit.jupiter.api.Test;

/** What an answer may cost, and how much of it there may be. */
class DeskLimitsTest {

  private static final Delta WORDS = new Text("some words ");
  private static final Delta MORE = new Text("and more words");
  private static final Script WHOLE = Script.whole(WORDS, MORE);

  @Test
  void whatNoBudgetPaysIsNotAsked() {
    ScriptedModel model = new ScriptedModel("main", WHOLE);
    try (TestDesk desk = new TestDesk(new Cost(999_000), null, 1_000, model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.BUDGET_EXCEEDED);
      assertThat(model.requests).isEmpty();
    }
    try (TestDesk desk = new TestDesk(new Cost(9_999_000), new Cost(999_000), 1_000, model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.BUDGET_EXCEEDED);
      assertThat(model.requests).isEmpty();
    }
  }

  @Test
  void anAnswerThatOverrunsTheBudgetIsStoppedWithWhatItHas() {
    Delta thousandTokens = new Text("word ".repeat(1_000));
    ScriptedModel model =
        new ScriptedModel(
            "main", Script.hanging(thousandTokens, thousandTokens, thousandTokens, thousandTokens));
    try (TestDesk desk = new TestDesk(new Cost(1_500_000), null, 1_000_000, model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitEnd())
          .hasValueSatisfying(
              failure -> {
                assertThat(failure.kind()).isEqualTo(Kind.BUDGET_EXCEEDED);
                assertThat(failure).hasMessageContaining("what came so far is kept");
              });
      assertThat(heard.text).isNotEmpty();
      assertThat(desk.ledger.settled().get(0).charged()).isLessThanOrEqualTo(new Cost(1_500_000));
    }
  }

  @Test
  void aLongerAnswerThanWasThoughtIsPaidWhileTheBudgetLasts() {
    Delta thousandTokens = new Text("word ".repeat(1_000));
    ScriptedModel model =
        new ScriptedModel("main", Script.whole(thousandTokens, thousandTokens, thousandTokens));
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitEnd()).isEmpty();
      Settlement end = desk.ledger.settled().get(0);
      await().until(() -> desk.ledger.held(end.call()).compareTo(end.charged()) >= 0);
    }
  }

  @Test
  void anAnswerHasABoundedLength() {
    ScriptedModel model = new ScriptedModel("main", Script.hanging(WORDS, MORE));
    try (TestDesk desk = new TestDesk(new Cost(1_000_000_000), null, 15, model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitEnd())
          .hasValueSatisfying(
              failure -> {
                assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
                assertThat(failure).hasMessageContaining("grew beyond 15 characters");
              });
      assertThat(heard.text).hasToString("some words ");
    }
  }
}
