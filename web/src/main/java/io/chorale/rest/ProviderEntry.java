package io.chorale.rest;

import io.chorale.provider.CatalogueEntry;
import io.chorale.provider.Provider;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider, whether it can be used, and its models.
 *
 * @param protocol how it is spoken to; {@code bean} when third-party code does
 * @param configured whether teams can choose it
 * @param keySetting the setting that holds its key, to be set where it is missing; null for a bean
 * @param model of a team that names none; empty when it must name one
 * @param reachable whether it answered and took the key when it was asked last; null when it was
 *     not asked yet, or cannot be
 * @param problem why it cannot be used, for a person; null when nothing is known against it
 * @param models those that it listed last, also while it cannot be reached
 */
public record ProviderEntry(
    String name,
    String protocol,
    boolean configured,
    @Nullable String keySetting,
    boolean simulated,
    String model,
    @Nullable Boolean reachable,
    @Nullable String problem,
    @Nullable Instant checkedAt,
    List<ProviderModel> models) {

  static ProviderEntry of(CatalogueEntry entry) {
    Provider provider = entry.provider();
    return new ProviderEntry(
        provider.name(),
        provider.protocol(),
        entry.configured(),
        entry.keySetting(),
        provider.simulated(),
        provider.defaultModel(),
        entry.reachable(),
        entry.problem(),
        entry.checkedAt(),
        entry.models().stream().map(ProviderModel::of).toList());
  }
}
