package io.chorale.job;

import java.util.regex.Pattern;

/** What a team is called within its job: 1 to 64 letters, digits, dots, dashes or underscores. */
public record TeamName(String value) {

  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

  /** What a name must look like, for whoever chose another. */
  public static final String RULE =
      "1 to 64 letters, digits, dots, dashes or underscores, beginning with a letter or digit";

  public TeamName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a team's name is " + RULE + ", not '" + value + "'");
    }
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
