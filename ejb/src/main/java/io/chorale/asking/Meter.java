package io.chorale.asking;

import io.chorale.budget.CallTerms;
import io.chorale.budget.Charge;
import io.chorale.budget.OutputCount;
import io.chorale.ledger.Basis;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.Price;
import io.chorale.model.TokenUsage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What one call has used so far: by the provider's figures, and by our count where they lack. */
final class Meter {

  /** A provider that reports a fraction of what came cannot have meant the whole answer. */
  private static final int OBVIOUSLY_MORE = 2;

  private static final int LITTLE = 20;
  private static final double NANOS = 1e9;

  private final CallTerms terms;
  private final OutputCount count;
  private final LongSupplier nanoTime;
  private TokenUsage reported = TokenUsage.NONE;
  private @Nullable Cost reportedCost;
  private boolean moreSinceReport;
  private boolean finished;
  private @Nullable Long firstTokenAt;

  Meter(CallTerms terms, OutputCount count, LongSupplier nanoTime) {
    this.terms = terms;
    this.count = count;
    this.nanoTime = nanoTime;
  }

  void take(Delta delta) {
    if (delta instanceof Delta.Text more) {
      came();
      count.text(more.text());
    } else if (delta instanceof Delta.Thought more) {
      came();
      count.thought(more.text());
    } else if (delta instanceof Delta.ToolCall call) {
      came();
      count.text(call.name() + call.arguments());
    } else if (delta instanceof Delta.Finish) {
      finished = true;
    } else if (delta instanceof Delta.Usage usage) {
      reported = usage.usage();
      reportedCost = usage.cost();
      moreSinceReport = false;
    }
  }

  private void came() {
    moreSinceReport = true;
    if (firstTokenAt == null) {
      firstTokenAt = nanoTime.getAsLong();
    }
  }

  /** Whether anything of the answer came. */
  boolean begun() {
    return firstTokenAt != null;
  }

  @Nullable Long firstTokenAt() {
    return firstTokenAt;
  }

  /** Whether so much came since the last count that it should be counted again. */
  boolean due() {
    return count.due();
  }

  /** What the call costs if it ends here and now. */
  Charge now() {
    return isAllReported() ? asReported() : estimated();
  }

  /** As {@link #now}, without counting what was not counted yet: for every piece of an answer. */
  Charge reckoned() {
    return isAllReported() ? asReported() : estimated(count.reckoned(), 0);
  }

  private boolean isAllReported() {
    return reported.output() > 0 && !moreSinceReport;
  }

  /** What a call cost that came to its end. */
  Charge completed() {
    boolean lacks =
        moreSinceReport && count.tokens() > OBVIOUSLY_MORE * reported.output() + (long) LITTLE;
    if (reported.output() == 0 || lacks) {
      return estimated();
    }
    count.learn(reported.output());
    return asReported();
  }

  /** What a call cost that broke off; the provider's figures count only if they were its last. */
  Charge brokenOff() {
    return finished ? completed() : estimated();
  }

  private Charge asReported() {
    return new Charge(
        reported, reportedCost == null ? cost(reported) : reportedCost, Basis.REPORTED);
  }

  private Charge estimated() {
    return estimated(count.tokens(), count.thinking());
  }

  private Charge estimated(long counted, long thinking) {
    long output = Math.max(reported.output(), counted);
    TokenUsage used =
        new TokenUsage(
            reported.input() > 0 ? reported.input() : terms.inputTokens(),
            output,
            Math.min(output, Math.max(reported.thinking(), thinking)),
            reported.cache());
    return new Charge(used, cost(used), Basis.ESTIMATED);
  }

  private @Nullable Cost cost(TokenUsage used) {
    Price price = terms.price();
    return price == null ? null : price.of(used);
  }

  /** Of the output, from the first token on; 0 while that cannot be told. */
  double tokensPerSecond(long output) {
    Long first = firstTokenAt;
    double seconds = first == null ? 0 : (nanoTime.getAsLong() - first) / NANOS;
    return seconds <= 0 ? 0 : output / seconds;
  }
}
