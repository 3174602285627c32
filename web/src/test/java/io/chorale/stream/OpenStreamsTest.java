package io.chorale.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.JobId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

  private static final String ANNA = "anna";

  private final Set<JobId> over = new HashSet<>();
  private final OpenStreams open = new OpenStreams(over::contains);
  private final Object first = new Object();
  private final Object second = new Object();
  private final JobId job = JobId.random();

  @Test
  void whoLeavesTakesItsStreamsWithItAndLeavesNothingBehind() {
    open.came(ANNA, first);
    assertThat(open.add(ANNA, first, job)).isTrue();
    assertThat(open.went(ANNA, first)).containsExactly(job);
    assertThat(open.went(ANNA, first)).isEmpty();
    assertThat(open.size()).isZero();
  }

  @Test
  void whoIsBackBeforeTheOldConnectionIsKnownToBeGoneKeepsThem() {
    open.came(ANNA, first);
    open.add(ANNA, first, job);
    open.came(ANNA, second);
    assertThat(open.went(ANNA, first)).isEmpty();
    assertThat(open.went(ANNA, second)).containsExactly(job);
  }

  @Test
  void whatBeginsWhenItsConnectionIsGoneHasNobody() {
    assertThat(open.add(ANNA, first, job)).isFalse();
    open.came(ANNA, first);
    open.came(ANNA, second);
    assertThat(open.add(ANNA, first, job)).isFalse();
    assertThat(open.went(ANNA, second)).isEmpty();
  }

  @Test
  void whatIsOverIsForgottenBeforeItBecomesMuch() {
    open.came(ANNA, first);
    for (int i = 0; i < 1_000; i++) {
      JobId next = JobId.random();
      open.add(ANNA, first, next);
      over.add(next);
    }
    assertThat(open.went(ANNA, first)).hasSizeLessThan(200);
  }
}
