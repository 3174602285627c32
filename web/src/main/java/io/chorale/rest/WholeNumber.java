package io.chorale.rest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole number in a query, within bounds. */
final class WholeNumber {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,9}");

  private WholeNumber() {}

  /**
   * @param text null when the parameter was not given
   * @throws RefusedException when it is not a number from least to most
   */
  static int parse(String name, @Nullable String text, int otherwise, int least, int most) {
    if (text == null) {
      return otherwise;
    }
    if (FORM.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    String bounds =
        most == Integer.MAX_VALUE ? "%,d or more".formatted(least) : least + " to " + most;
    throw RefusedException.parameter(
        name, "'%s' must be a whole number, %s.".formatted(name, bounds));
  }
}
