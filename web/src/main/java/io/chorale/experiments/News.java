package io.chorale.experiments;

import io.chorale.job.JobId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The newest experiments: what somebody who was away is told of. Not for several threads. */
final class News {

  /** One who missed more is told so, and reads the list. */
  static final int MOST = 50;

  private final SortedSet<Announcement> newest = new TreeSet<>();
  private @Nullable Announcement forgotten;

  /**
   * @return false when that is no news
   */
  boolean add(Announcement experiment) {
    if (!isNews(experiment)) {
      return false;
    }
    newest.add(experiment);
    if (newest.size() > MOST) {
      forgotten = newest.first();
      newest.remove(newest.first());
    }
    return true;
  }

  boolean isNews(Announcement experiment) {
    Announcement last = forgotten;
    boolean old = last != null && experiment.compareTo(last) <= 0;
    return !old && !newest.contains(experiment);
  }

  Set<JobId> ids() {
    return newest.stream().map(Announcement::id).collect(Collectors.toSet());
  }

  /** Of one who was told of all. */
  Told told() {
    return Told.of(newest);
  }

  /** Oldest first. */
  List<Announcement> missedBy(Told told) {
    return newest.stream().filter(experiment -> !told.has(experiment)).toList();
  }

  /** What one was told of already of what is kept here. */
  SortedSet<Announcement> knownTo(Told told) {
    return told.among(newest);
  }

  /** Whether one missed something that is not kept here any more. */
  boolean isGap(Told told) {
    Announcement last = forgotten;
    return last != null && !told.has(last);
  }
}
