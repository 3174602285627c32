package io.chorale.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bean is called as a provider: by its {@code @Named} name, or else by its class, so that a
 * {@code BedrockStreamingChatModel} is {@code bedrock}.
 */
final class ProviderNames {

  /** As for the providers in the settings. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private static final String SUFFIX = StreamingChatModel.class.getSimpleName();

  private final BeanManager manager;

  ProviderNames(BeanManager manager) {
    this.manager = manager;
  }

  /**
   * @throws IllegalStateException when the name is not one that a provider can have
   */
  String of(Bean<?> bean) {
    String given = bean.getName();
    String name = given == null ? byClass(modelClass(bean)) : given;
    if (!FORM.matcher(name).matches()) {
      throw new IllegalStateException(
          "The LangChain4j model '%s' (%s) cannot be a provider by this name. Give it a @Named of 1 to 64 letters, digits, dashes and underscores"
              .formatted(name, bean));
    }
    return name;
  }

  static String byClass(Class<?> model) {
    String name = model.getSimpleName();
    int end = name.endsWith(SUFFIX) ? name.length() - SUFFIX.length() : name.length();
    return name.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** A producer may promise no more than the interface; then only what it made tells its class. */
  private Class<?> modelClass(Bean<?> bean) {
    return ofTypes(bean.getTypes()).orElseGet(() -> made(bean).getClass());
  }

  private static Optional<Class<?>> ofTypes(Set<Type> types) {
    Class<?> narrowest = null;
    for (Type type : types) {
      if (type instanceof Class<?> found
          && !found.isInterface()
          && StreamingChatModel.class.isAssignableFrom(found)
          && (narrowest == null || narrowest.isAssignableFrom(found))) {
        narrowest = found;
      }
    }
    return Optional.ofNullable(narrowest);
  }

  /** Without the container's proxy, which has a class of its own. */
  private <T> T made(Bean<T> bean) {
    return manager.getContext(bean.getScope()).get(bean, manager.createCreationalContext(bean));
  }
}
