package io.chorale.experiments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of which experiments a client was told, as it carries it itself: of all that were created before
 * an instant, and of some since. Those that start together are committed, and so announced, in any
 * order: an instant alone would leave some out, or tell them twice.
 *
 * @param from the instant, in milliseconds
 * @param words of those since; at most {@link #MOST}
 */
record Told(long from, List<String> words) {

  /** The name of the mark. */
  static final String MARK = "told";

  /** As many as a mark has room for. */
  private static final int MOST = 10;

  private static final int RADIX = 36;
  private static final Pattern FORM =
      Pattern.compile("[0-9a-z]{1,9}(?:\\.[A-Za-z0-9_-]{4}){0,%d}".formatted(MOST));

  Told {
    words = List.copyOf(words);
  }

  /** Of one who was told of these, and of all before them. */
  static Told of(SortedSet<Announcement> told) {
    List<Announcement> all = new ArrayList<>(told);
    int first = Math.max(0, all.size() - MOST);
    long from = first == 0 ? 0 : all.get(first - 1).createdAt().toEpochMilli() + 1;
    return new Told(from, all.subList(first, all.size()).stream().map(Announcement::word).toList());
  }

  /** Reads a mark; empty when it is nothing that we ever wrote. */
  static Optional<Told> parse(String mark) {
    if (!FORM.matcher(mark).matches()) {
      return Optional.empty();
    }
    List<String> parts = List.of(mark.split("\\."));
    return Optional.of(
        new Told(Long.parseLong(parts.get(0), RADIX), parts.subList(1, parts.size())));
  }

  boolean has(Announcement experiment) {
    return experiment.createdAt().isBefore(Instant.ofEpochMilli(from))
        || words.contains(experiment.word());
  }

  /** Those of them that it has, to be added to. */
  SortedSet<Announcement> among(Iterable<Announcement> experiments) {
    SortedSet<Announcement> had = new TreeSet<>();
    for (Announcement experiment : experiments) {
      if (has(experiment)) {
        had.add(experiment);
      }
    }
    return had;
  }

  @Override
  public String toString() {
    return Stream.concat(Stream.of(Long.toString(from, RADIX)), words.stream())
        .collect(Collectors.joining("."));
  }
}
