package io.chorale.rest;

import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request asks for.
 *
 * @param page from 0
 */
record AskedPage(int page, int size) {

  private static final int DEFAULT_SIZE = 20;
  private static final int MAX_SIZE = 100;

  /** So that page times size stays an int. */
  private static final int MAX_PAGE = 10_000_000;

  /**
   * @throws RefusedException when one of them is out of bounds
   */
  static AskedPage of(@Nullable String page, @Nullable String size) {
    return new AskedPage(
        WholeNumber.parse("page", page, 0, 0, MAX_PAGE),
        WholeNumber.parse("size", size, DEFAULT_SIZE, 1, MAX_SIZE));
  }
}
