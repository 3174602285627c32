package io.chorale.catalogue;

import io.chorale.platform.SettingValues;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.Config;

/** Says under which name the table has a provider: its own, unless a setting says otherwise. */
final class PricesOf implements UnaryOperator<String> {

  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final SettingValues values;

  PricesOf(Config config) {
    this.values = new SettingValues(config);
  }

  static String setting(String provider) {
    return "chorale.provider." + provider + ".prices-of";
  }

  @Override
  public String apply(String provider) {
    return known.computeIfAbsent(provider, name -> values.text(setting(name)).orElse(name));
  }
}
