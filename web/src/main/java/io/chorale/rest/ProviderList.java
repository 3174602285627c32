package io.chorale.rest;

import io.chorale.provider.CatalogueEntry;
import java.util.List;

/** The providers of this installation, then the known ones that it has no key for. */
public record ProviderList(List<ProviderEntry> providers) {

  static ProviderList of(List<CatalogueEntry> entries) {
    return new ProviderList(entries.stream().map(ProviderEntry::of).toList());
  }
}
