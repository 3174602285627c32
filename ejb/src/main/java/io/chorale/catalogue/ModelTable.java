package io.chorale.catalogue;

import jakarta.enterprise.context.ApplicationScoped;

/** The table of models: prices, limits and abilities. */
@ApplicationScoped
public class ModelTable {

  /**
   * @param provider its name in the settings
   * @param model as the provider knows it
   * @return {@link ModelFacts#UNKNOWN} for a model that is not in the table
   */
  public ModelFacts of(String provider, String model) {
    return ModelFacts.UNKNOWN;
  }
}
