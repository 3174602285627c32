package io.chorale.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static Spending spent(long output, @Nullable Cost cost) {
    return new Spending(new TokenUsage(10, output, 0), cost, true, null, 0);
  }

  @Test
  void countsRequestsAndAnswersWhatWasCachedIncluded() {
    TokenUsage within = new TokenUsage(10, 5, 3, new CacheUse(4, 2, true));
    TokenUsage beside = new TokenUsage(10, 5, 3, new CacheUse(4, 2, false));
    assertThat(Progress.of(null, 1, new Spending(within, null, true, null, 0), null).tokens())
        .isEqualTo(15);
    assertThat(Progress.of(null, 1, new Spending(beside, null, true, null, 0), null).tokens())
        .isEqualTo(21);
  }

  @Test
  void aBetterEstimateThatIsLowerTakesNothingBack() {
    Progress first = Progress.of(null, 40, spent(20, new Cost(200)), null);
    Progress lower = Progress.of(null, 44, spent(18, new Cost(180)), first);
    assertThat(lower).isEqualTo(new Progress(null, 44, 30, new Cost(200)));
    assertThat(Progress.of(null, 48, spent(25, new Cost(250)), lower))
        .isEqualTo(new Progress(null, 48, 35, new Cost(250)));
  }

  @Test
  void whatHasNoPriceCostsNothingThatCouldBeTold() {
    Progress first = Progress.of(null, 40, spent(20, new Cost(200)), null);
    assertThat(Progress.of(null, 41, spent(21, null), first).cost()).isNull();
  }
}
