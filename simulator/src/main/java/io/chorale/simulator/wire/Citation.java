package io.chorale.simulator.wire;

/** The n-th source of an answer, at a domain that is reserved for examples. */
record Citation(int number) {

  String url() {
    return "https://example.org/source-" + number;
  }

  String title() {
    return "Source " + number;
  }
}
