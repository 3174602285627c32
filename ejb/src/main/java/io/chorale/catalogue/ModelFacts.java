package io.chorale.catalogue;

import io.chorale.model.Price;
import java.util.EnumSet;
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

  public boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  ModelFacts freeOfCharge() {
    return new ModelFacts(Price.FREE, maxOutput, abilities);
  }

  /** These, with what they leave open taken from others; what either can do counts. */
  ModelFacts completedBy(ModelFacts others) {
    EnumSet<Ability> both = EnumSet.noneOf(Ability.class);
    both.addAll(abilities);
    both.addAll(others.abilities);
    return new ModelFacts(
        price == null ? others.price : price, maxOutput == 0 ? others.maxOutput : maxOutput, both);
  }
}
