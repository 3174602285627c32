package io.chorale.bench.part;

import java.io.IOException;

/** A measurement that can be chosen by its name. */
public interface Part {

  String name();

  void measure(Surroundings with) throws IOException, InterruptedException;
}
