package io.chorale.gate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Who may come in, by the settings. A bean of its own and not a filter's {@code init}: Payara goes
 * on without a filter that cannot start, which would leave the gate open.
 */
@ApplicationScoped
class GateSettings {

  private final OriginRule rule;

  /**
   * @throws IllegalArgumentException when a setting is wrong
   */
  @Inject
  GateSettings(Config config) {
    this(
        new OriginRule(
            listed(config, "chorale.allowed-hosts"), listed(config, "chorale.allowed-origins")));
  }

  GateSettings(OriginRule rule) {
    this.rule = rule;
  }

  /** For the container's proxy only. */
  protected GateSettings() {
    this(new OriginRule(Set.of(), Set.of()));
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  OriginRule rule() {
    return rule;
  }

  private static Set<String> listed(Config config, String setting) {
    return Arrays.stream(config.getOptionalValue(setting, String.class).orElse("").split(",", -1))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
