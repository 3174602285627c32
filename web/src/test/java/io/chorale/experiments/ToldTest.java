package io.chorale.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private static List<Announcement> announcements(int count) {
    List<Announcement> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Announcement(JobId.random(), START.plusMillis(i)));
    }
    return all;
  }

  private static Told read(Told told) {
    return Told.parse(told.toString()).orElseThrow();
  }

  @Test
  void whoWasToldOfNothingHasMissedAll() {
    Told none = Told.of(new TreeSet<>());
    assertThat(none).hasToString("0");
    assertThat(announcements(3)).noneMatch(read(none)::has);
  }

  @Test
  void isReadAsItWasWritten() {
    Told told = Told.of(new TreeSet<>(announcements(25)));
    assertThat(read(told)).isEqualTo(told);
    assertThat(told.toString()).hasSizeLessThanOrEqualTo(60).matches("[A-Za-z0-9_.-]+");
  }

  @Test
  void hasThoseThatWereToldAndAllBefore() {
    List<Announcement> all = announcements(30);
    Told told = read(Told.of(new TreeSet<>(all.subList(15, 25))));
    assertThat(all.subList(15, 25)).allMatch(told::has);
    assertThat(all.subList(25, 30)).noneMatch(told::has);
    Told later = read(Told.of(new TreeSet<>(all.subList(0, 25))));
    assertThat(all.subList(0, 25)).allMatch(later::has);
  }

  @Test
  void oneThatIsCommittedBehindAYoungerOneIsNotTakenForTold() {
    List<Announcement> all = announcements(12);
    TreeSet<Announcement> told = new TreeSet<>(all);
    told.remove(all.get(7));
    Told withoutOne = read(Told.of(told));
    assertThat(all).filteredOn(it -> !withoutOne.has(it)).containsExactly(all.get(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x.", "0.abc", "0.abcde", "A", "0..", "0123456789", "0 .abcd"})
  void whatWeNeverWroteIsNoMark(String mark) {
    assertThat(Told.parse(mark)).isEmpty();
  }
}
