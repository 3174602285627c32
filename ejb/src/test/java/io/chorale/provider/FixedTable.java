package io.chorale.provider;

import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;

/** A table that knows the same of every model. */
final class FixedTable extends ModelTable {

  static final FixedTable EMPTY = new FixedTable(ModelFacts.UNKNOWN);

  private final ModelFacts facts;

  FixedTable(ModelFacts facts) {
    this.facts = facts;
  }

  @Override
  public ModelFacts of(String provider, String model) {
    return facts;
  }
}
