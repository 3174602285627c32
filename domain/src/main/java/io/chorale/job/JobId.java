package io.chorale.job;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one job, for ever and on every node: as a UUID, or, where a face wants ids of its own, as a
 * prefix and the same 32 digits.
 */
public record JobId(UUID value) {

  /** Of an experiment, as seed 000 has it. */
  public static final String EXPERIMENT = "exp_";

  private static final Pattern PREFIXED = Pattern.compile(EXPERIMENT + "[0-9a-f]{32}");
  private static final Pattern GROUPS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

  public static JobId random() {
    return new JobId(UUID.randomUUID());
  }

  /**
   * Reads the canonical form of a UUID (36 characters), or {@code exp_} and its 32 digits; empty
   * when the text is anything else.
   */
  public static Optional<JobId> parse(String text) {
    if (PREFIXED.matcher(text).matches()) {
      String digits = text.substring(EXPERIMENT.length());
      return parse(GROUPS.matcher(digits).replaceAll("$1-$2-$3-$4-$5"));
    }
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JobId(UUID.fromString(text)));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** The form with a prefix, which {@link #parse} reads too. */
  public String with(String prefix) {
    return prefix + value.toString().replace("-", "");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
