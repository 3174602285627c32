package io.chorale.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The table's lines, by provider, then by model or pattern.
 *
 * @param byProvider {@code *} is every provider; a pattern ends with {@code *}
 */
record TableLines(Map<String, Map<String, ModelFacts>> byProvider) {

  static final String ANY = "*";
  static final String OPENROUTER = "openrouter";
  static final TableLines NONE = new TableLines(Map.of());

  /** These, but where others have a line for the same provider and model, theirs. */
  TableLines overlaidBy(TableLines others) {
    Map<String, Map<String, ModelFacts>> both = new HashMap<>();
    byProvider.forEach((provider, lines) -> both.put(provider, new LinkedHashMap<>(lines)));
    others.byProvider.forEach(
        (provider, lines) ->
            both.computeIfAbsent(provider, name -> new LinkedHashMap<>()).putAll(lines));
    return new TableLines(both);
  }

  SortedSet<String> providers() {
    SortedSet<String> providers = new TreeSet<>(byProvider.keySet());
    providers.remove(ANY);
    return providers;
  }

  /** The models of a provider that have a line of their own. */
  List<String> models(String provider) {
    return of(provider).keySet().stream().filter(name -> !name.endsWith(ANY)).toList();
  }

  Optional<ModelFacts> find(String provider, ModelName model) {
    Optional<ModelFacts> found =
        provider.equals(OPENROUTER) ? atOpenRouter(model) : among(of(provider), model);
    return found.or(() -> among(of(ANY), model));
  }

  private Optional<ModelFacts> atOpenRouter(ModelName model) {
    ModelName plain = model.withoutVariant();
    Optional<ModelFacts> found =
        among(of(OPENROUTER), model)
            .or(() -> among(of(OPENROUTER), plain))
            .or(() -> plain.vendor().flatMap(vendor -> among(of(vendor), plain.atItsVendor())));
    return model.isFree() ? Optional.of(found.orElse(ModelFacts.UNKNOWN).freeOfCharge()) : found;
  }

  private Map<String, ModelFacts> of(String provider) {
    return byProvider.getOrDefault(provider, Map.of());
  }

  private static Optional<ModelFacts> among(Map<String, ModelFacts> lines, ModelName model) {
    Set<String> spellings = model.spellings();
    return spellings.stream()
        .filter(lines::containsKey)
        .findFirst()
        .or(() -> longestPattern(lines, spellings))
        .map(lines::get);
  }

  private static Optional<String> longestPattern(
      Map<String, ModelFacts> lines, Set<String> spellings) {
    return lines.keySet().stream()
        .filter(pattern -> pattern.endsWith(ANY))
        .filter(
            pattern -> {
              String beginning = pattern.substring(0, pattern.length() - 1);
              return spellings.stream().anyMatch(name -> name.startsWith(beginning));
            })
        .max(Comparator.comparingInt(String::length));
  }
}
