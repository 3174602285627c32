package io.chorale.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final News news = new News();

  private static List<Announcement> announcements(int count) {
    List<Announcement> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Announcement(JobId.random(), START.plusMillis(i)));
    }
    return all;
  }

  @Test
  void whatWasAddedIsNoNewsAgain() {
    Announcement one = announcements(1).get(0);
    assertThat(news.add(one)).isTrue();
    assertThat(news.add(one)).isFalse();
    assertThat(news.ids()).containsExactly(one.id());
  }

  @Test
  void whoCameBetweenMissedTheRestInTheirOrder() {
    List<Announcement> all = announcements(20);
    all.subList(0, 15).forEach(news::add);
    Told then = news.told();
    assertThat(news.missedBy(then)).isEmpty();
    for (int i = 19; i >= 15; i--) {
      news.add(all.get(i));
    }
    assertThat(news.missedBy(then)).isEqualTo(all.subList(15, 20));
    assertThat(news.isGap(then)).isFalse();
  }

  @Test
  void whoMissedMoreThanIsKeptHasAGap() {
    List<Announcement> all = announcements(News.MOST + 20);
    all.subList(0, 5).forEach(news::add);
    Told then = news.told();
    all.subList(5, all.size()).forEach(news::add);
    assertThat(news.isGap(then)).isTrue();
    assertThat(news.missedBy(then)).isEqualTo(all.subList(20, all.size()));
    assertThat(news.isGap(news.told())).isFalse();
  }

  @Test
  void whatIsOlderThanAllThatIsKeptIsNoNews() {
    List<Announcement> all = announcements(News.MOST + 2);
    all.subList(1, all.size()).forEach(news::add);
    assertThat(news.isNews(all.get(0))).isFalse();
    assertThat(news.isNews(all.get(1))).isFalse();
    assertThat(news.ids()).hasSize(News.MOST);
  }
}
