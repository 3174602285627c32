package io.chorale.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Instance.Handle;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Every LangChain4j model that is a bean. They are looked up when they are asked for and not by an
 * extension, which could not add beans for those that another extension adds.
 */
@ApplicationScoped
class BridgedModels implements ChatModels {

  private final List<ChatModel> all;

  /**
   * @throws IllegalArgumentException when a setting is wrong
   * @throws IllegalStateException when a bean's name cannot be a provider's
   */
  @Inject
  BridgedModels(
      @Any Instance<StreamingChatModel> beans,
      BeanManager manager,
      Config config,
      BridgeThreads threads) {
    ProviderNames names = new ProviderNames(manager);
    IdleTimeouts idleTimeouts = new IdleTimeouts(config);
    List<ChatModel> found = new ArrayList<>();
    for (Handle<StreamingChatModel> handle : beans.handles()) {
      String name = names.of(handle.getBean());
      found.add(
          new BridgedChatModel(
              name, handle.get(), idleTimeouts.of(name), threads.calls(), threads.timer()));
    }
    this.all = List.copyOf(found);
  }

  /** For the container's proxy only. */
  protected BridgedModels() {
    this.all = List.of();
  }

  @Override
  public List<ChatModel> all() {
    return all;
  }
}
