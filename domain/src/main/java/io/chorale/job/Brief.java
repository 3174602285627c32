package io.chorale.job;

/** What the teams are asked to do, in a person's words; never blank. */
public record Brief(String text) {

  public Brief {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a brief says what is to be done; this one is blank");
    }
  }
}
