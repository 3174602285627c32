package io.chorale.rest;

import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.model.Price;
import io.chorale.provider.CatalogueEntry;
import org.jspecify.annotations.Nullable;

/**
 * A provider's model, as far as it is known.
 *
 * @param thinkingBudget whether it can be asked to think harder
 * @param price null when it is not known
 * @param maxOutput the most tokens of an answer; null when it is not known
 */
public record ProviderModel(
    String name,
    boolean thinking,
    boolean thinkingBudget,
    boolean tools,
    boolean citations,
    @Nullable ProviderPrice price,
    @Nullable Integer maxOutput) {

  static ProviderModel of(CatalogueEntry.Model model) {
    ModelFacts facts = model.facts();
    Price price = facts.price();
    return new ProviderModel(
        model.name(),
        facts.can(Ability.THINKING),
        facts.can(Ability.THINKING_BUDGET),
        facts.can(Ability.TOOLS),
        facts.can(Ability.CITATIONS),
        price == null ? null : ProviderPrice.of(price),
        facts.maxOutput() == 0 ? null : facts.maxOutput());
  }
}
