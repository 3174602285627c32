package io.chorale.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

/** A table of models cannot be read. */
final class WrongTableException extends RuntimeException {

  private static final int MOST = 100;

  /**
   * @param place where in the table
   * @param right what had to be there
   * @param found what is there; empty when that cannot be shown
   */
  WrongTableException(String place, String right, String found) {
    super(
        "at %s there must be %s%s"
            .formatted(place, right, found.isEmpty() ? "" : "; not " + shortened(found)));
  }

  WrongTableException(String place, String right, JsonNode found) {
    this(place, right, found.isMissingNode() ? "nothing" : found.toString());
  }

  private static String shortened(String found) {
    return found.length() <= MOST ? found : found.substring(0, MOST) + "…";
  }
}
