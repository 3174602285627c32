package io.chorale.provider;

import io.chorale.catalogue.ModelFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the catalogue shows it.
 *
 * @param configured whether teams can choose it
 * @param keySetting the name of the setting that holds its key; null for a bean
 * @param reachable whether it answered and took the key when it was asked last; null when it was
 *     not asked yet, or cannot be
 * @param problem why it cannot be used, in words for a person; null when nothing is known against
 *     it
 * @param checkedAt when it was asked last
 * @param models those that it listed last; the table's where it does not list them
 */
public record CatalogueEntry(
    Provider provider,
    boolean configured,
    @Nullable String keySetting,
    @Nullable Boolean reachable,
    @Nullable String problem,
    @Nullable Instant checkedAt,
    List<Model> models) {

  public CatalogueEntry {
    models = List.copyOf(models);
  }

  /** A model by its name, and what is known of it. */
  public record Model(String name, ModelFacts facts) {}
}
