package io.chorale.simulator.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an answer tells besides its text.
 *
 * @param citations how many sources it names
 * @param tool the tool that it calls at its end
 */
public record Manner(Reporting reporting, int citations, Optional<String> tool) {

  public static final Manner USUAL = new Manner(Reporting.USUAL, 0, Optional.empty());

  List<Citation> sources() {
    return IntStream.rangeClosed(1, citations).mapToObj(Citation::new).toList();
  }
}
