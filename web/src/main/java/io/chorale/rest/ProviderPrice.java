package io.chorale.rest;

import io.chorale.model.Price;
import java.math.BigDecimal;

/** What a model costs, in US dollars for a million tokens. */
public record ProviderPrice(
    BigDecimal input,
    BigDecimal output,
    BigDecimal cachedInput,
    BigDecimal cacheWrite,
    BigDecimal thinking) {

  static ProviderPrice of(Price price) {
    return new ProviderPrice(
        plain(price.input()),
        plain(price.output()),
        plain(price.cachedInput()),
        plain(price.cacheWrite()),
        plain(price.thinking()));
  }

  /** Without nothing behind the point, and never as {@code 1E+1}. */
  private static BigDecimal plain(BigDecimal dollars) {
    BigDecimal plain = dollars.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
