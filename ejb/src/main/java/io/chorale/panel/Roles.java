package io.chorale.panel;

import io.chorale.event.JournalReady;
import io.chorale.job.Voice;
import io.chorale.provider.Providers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Whose voice each role has. */
@ApplicationScoped
public class Roles {

  private final Map<Role, Voice> voices = new EnumMap<>(Role.class);

  /**
   * @throws IllegalArgumentException when a setting is wrong; the message names it
   */
  @Inject
  Roles(Config config, Providers providers) {
    RoleSettings settings = new RoleSettings(config, providers.all());
    for (Role role : Role.values()) {
      settings.voice(role).ifPresent(voice -> voices.put(role, voice));
    }
  }

  /** For the container's proxy only. */
  protected Roles() {}

  /** Empty when no provider is configured that has a model. */
  public Optional<Voice> voice(Role role) {
    return Optional.ofNullable(voices.get(role));
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
