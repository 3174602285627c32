package io.chorale.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.asking.ScriptedModel.Script;
import io.chorale.ledger.Basis;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.Delta.Text;
import io.chorale.model.Delta.Usage;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTest {

  private static final Delta WORDS = new Text("some words ");
  private static final Delta MORE = new Text("and more words");
  private static final Delta USED = new Usage(new TokenUsage(10, 30, 5));
  private static final Script WHOLE = Script.whole(WORDS, MORE, USED);

  @Test
  void anAnswerIsChargedAsItsProviderReportsIt() {
    try (TestDesk desk = new TestDesk(new ScriptedModel("main", WHOLE))) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitEnd()).isEmpty();
      assertThat(heard.text).hasToString("some words and more words");
      assertThat(desk.ledger.settled())
          .singleElement()
          .satisfies(
              end -> {
                assertThat(end.basis()).isEqualTo(Basis.REPORTED);
                assertThat(end.cost()).isEqualTo(new Cost(40_000));
                assertThat(end.outcome()).isEqualTo("complete");
              });
      assertThat(heard.lastSpending().tokens()).isEqualTo(new TokenUsage(10, 30, 5));
      assertThat(heard.lastSpending().cost()).isEqualTo(new Cost(40_000));
      assertThat(heard.lastSpending().estimated()).isFalse();
      assertThat(heard.lastSpending().timeToFirstToken()).isNotNull();
    }
  }

  @Test
  void whatNobodyReportsIsCountedHere() {
    try (TestDesk desk = new TestDesk(new ScriptedModel("main", Script.whole(WORDS, MORE)))) {
      Heard heard = new Heard();
      desk.ask(heard);
      heard.awaitEnd();
      Settlement end = desk.ledger.settled().get(0);
      assertThat(end.basis()).isEqualTo(Basis.ESTIMATED);
      assertThat(end.used().output()).isBetween(4L, 6L);
      assertThat(end.used().input()).isPositive();
      assertThat(heard.lastSpending().estimated()).isTrue();
    }
  }

  @Test
  void theProvidersOwnCostGoesBeforeThePriceTable() {
    Delta priced = new Usage(new TokenUsage(10, 30, 5), new Cost(7));
    try (TestDesk desk = new TestDesk(new ScriptedModel("main", Script.whole(WORDS, priced)))) {
      Heard heard = new Heard();
      desk.ask(heard);
      heard.awaitEnd();
      assertThat(desk.ledger.settled().get(0).cost()).isEqualTo(new Cost(7));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RATE_LIMIT", "OVERLOADED", "NETWORK", "TIMEOUT", "CUT", "NONSENSE"})
  void aModelThatDidNotBeginIsAskedAgain(Kind kind) {
    ScriptedModel model = new ScriptedModel("main", Script.broken(kind), WHOLE);
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitEnd()).isEmpty();
      assertThat(heard.text).hasToString("some words and more words");
      assertThat(heard.retries)
          .singleElement()
          .satisfies(
              retry -> {
                assertThat(retry.attempt()).isEqualTo(2);
                assertThat(retry.reason()).isEqualTo("It failed: " + kind);
              });
      assertThat(desk.ledger.settled()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"BAD_KEY", "NO_CREDIT", "BAD_REQUEST", "CONTEXT_TOO_LONG", "REFUSED"})
  void whatWouldFailAgainIsNotAskedAgain(Kind kind) {
    ScriptedModel model = new ScriptedModel("main", Script.broken(kind), WHOLE);
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitFailure()).isEqualTo(kind);
      assertThat(model.requests).hasSize(1);
      desk.ledger.settled();
    }
  }

  @Test
  void attemptsAreBounded() {
    ScriptedModel model = new ScriptedModel("main", Script.broken(Kind.OVERLOADED));
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.OVERLOADED);
      assertThat(model.requests).hasSize(3);
      assertThat(desk.ledger.settled()).extracting(Settlement::cost).containsOnly(Cost.ZERO);
    }
  }

  @Test
  void aModelThatHadBegunIsNeverAskedAgain() {
    ScriptedModel model = new ScriptedModel("main", Script.broken(Kind.CUT, WORDS), WHOLE);
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.CUT);
      assertThat(heard.text).hasToString("some words ");
      assertThat(desk.ledger.settled().get(0).charged()).isGreaterThan(Cost.ZERO);
    }
  }

  @Test
  void aProviderThatAsksForALongPauseIsNotWaitedFor() {
    ModelException busy = new ModelException(Kind.RATE_LIMIT, "Busy.", Duration.ofMinutes(5), null);
    ScriptedModel model = new ScriptedModel("main", new Script(List.of(), busy, false), WHOLE);
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.RATE_LIMIT);
    }
  }

  @Test
  void aProviderIsLeftAloneForAsLongAsItAsks() {
    ModelException busy = new ModelException(Kind.RATE_LIMIT, "Busy.", Duration.ofMillis(40), null);
    ScriptedModel model = new ScriptedModel("main", new Script(List.of(), busy, false), WHOLE);
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      desk.ask(heard);
      heard.awaitEnd();
      assertThat(heard.retries.get(0).pause()).isEqualTo(Duration.ofMillis(40));
    }
  }

  @Test
  void anotherModelTakesOverWithASeam() {
    ScriptedModel main = new ScriptedModel("main", Script.broken(Kind.CUT, WORDS));
    ScriptedModel other = new ScriptedModel("other", WHOLE);
    try (TestDesk desk = new TestDesk(main, other)) {
      Heard heard = new Heard();
      desk.ask(TestDesk.FALLBACK, heard);
      assertThat(heard.awaitEnd()).isEmpty();
      assertThat(heard.text).hasToString("some words and more words");
      assertThat(heard.seams)
          .singleElement()
          .satisfies(
              seam -> {
                assertThat(seam.fromProvider()).isEqualTo("main");
                assertThat(seam.toModel()).isEqualTo("spare");
              });
      assertThat(other.requests.get(0).model()).isEqualTo("spare");
      List<Settlement> ends = desk.ledger.settled();
      assertThat(ends).hasSize(2);
      assertThat(heard.lastSpending().cost())
          .isEqualTo(ends.get(0).charged().plus(ends.get(1).charged()));
      assertThat(heard.lastSpending().estimated()).isTrue();
    }
  }

  @Test
  void aFallbackThatFailsTooEndsIt() {
    ScriptedModel main = new ScriptedModel("main", Script.broken(Kind.BAD_KEY));
    ScriptedModel other = new ScriptedModel("other", Script.broken(Kind.CUT, WORDS));
    try (TestDesk desk = new TestDesk(main, other)) {
      Heard heard = new Heard();
      desk.ask(TestDesk.FALLBACK, heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.CUT);
      desk.ledger.settled();
    }
  }

  @Test
  void aRefusalIsNotAskedOfAnotherModel() {
    ScriptedModel main = new ScriptedModel("main", Script.broken(Kind.REFUSED, WORDS));
    ScriptedModel other = new ScriptedModel("other", WHOLE);
    try (TestDesk desk = new TestDesk(main, other)) {
      Heard heard = new Heard();
      desk.ask(TestDesk.FALLBACK, heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.REFUSED);
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void aProviderThatIsGoneFailsTheQuestion() {
    try (TestDesk desk = new TestDesk()) {
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitFailure()).isEqualTo(Kind.BAD_REQUEST);
    }
  }

  @Test
  void aProviderThatMostlyFailsIsLeftAlone() {
    ScriptedModel model = new ScriptedModel("main", Script.broken(Kind.OVERLOADED));
    try (TestDesk desk = new TestDesk(model)) {
      for (int i = 0; i < 6; i++) {
        Heard heard = new Heard();
        desk.ask(heard);
        heard.awaitFailure();
      }
      assertThat(model.requests).hasSize(10);
      Heard heard = new Heard();
      desk.ask(heard);
      assertThat(heard.awaitEnd())
          .hasValueSatisfying(
              failure -> assertThat(failure).hasMessageContaining("left alone for 60 seconds"));
    }
  }

  @Test
  void aStopEndsTheCallAndKeepsItsCost() {
    ScriptedModel model = new ScriptedModel("main", Script.hanging(WORDS));
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      ModelCall call = desk.ask(TestDesk.FALLBACK, heard);
      await().until(() -> heard.text.length() > 0);
      call.cancel();
      assertThat(heard.awaitFailure()).isEqualTo(Kind.CANCELLED);
      assertThat(desk.ledger.settled().get(0).charged()).isGreaterThan(Cost.ZERO);
    }
  }

  @Test
  void aStopDuringAPauseEndsItAtOnce() {
    ModelException busy = new ModelException(Kind.RATE_LIMIT, "Busy.", Duration.ofMillis(50), null);
    ScriptedModel model = new ScriptedModel("main", new Script(List.of(), busy, false));
    try (TestDesk desk = new TestDesk(model)) {
      Heard heard = new Heard();
      ModelCall call = desk.ask(heard);
      await().pollInterval(Duration.ofMillis(1)).until(() -> !heard.retries.isEmpty());
      call.cancel();
      assertThat(heard.awaitFailure()).isEqualTo(Kind.CANCELLED);
      desk.ledger.settled();
    }
  }

  @Test
  void aStopBeforeTheReservationIsMadeSettlesItWithNothing() {
    for (int i = 0; i < 200; i++) {
      ScriptedModel model = new ScriptedModel("main", Script.hanging());
      try (TestDesk desk = new TestDesk(model)) {
        Heard heard = new Heard();
        desk.ask(heard).cancel();
        assertThat(heard.awaitFailure()).isEqualTo(Kind.CANCELLED);
        await()
            .pollInterval(Duration.ofMillis(1))
            .until(() -> desk.ledger.settlements.size() == desk.ledger.reservations.size());
        desk.ledger.settled();
      }
    }
  }
}
