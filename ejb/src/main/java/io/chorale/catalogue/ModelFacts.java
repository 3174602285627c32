package io.chorale.catalogue;

import io.chorale.model.Price;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model without asking its provider.
 *
 * @param price null when it is not known
 * @param maxOutput the most tokens of an answer; 0 when it is not known
 */
public record ModelFacts(@Nullable Price price, int maxOutput, Set<Ability> abilities) {

  public static final ModelFacts UNKNOWN = new ModelFacts(null, 0, Set.of());

  public ModelFacts {
    abilities = Set.copyOf(abilities);
  }
}
