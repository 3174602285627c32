package io.chorale.simulator.answer;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The answer cut, or said again, to a given number of tokens; a million take no more memory. */
final class Rounds extends AbstractList<String> implements RandomAccess {

  private final Pieces first;
  private final Pieces again;
  private final int size;

  Rounds(Pieces first, Pieces again, int size) {
    this.first = first;
    this.again = again;
    this.size = size;
  }

  @Override
  public String get(int index) {
    Objects.checkIndex(index, size);
    return index < first.size()
        ? first.get(index)
        : again.get((index - first.size()) % again.size());
  }

  @Override
  public int size() {
    return size;
  }
}
