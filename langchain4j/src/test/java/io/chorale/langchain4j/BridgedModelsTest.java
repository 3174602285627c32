package io.chorale.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.chorale.model.ChatModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Named;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** Which beans become providers, and by what names. */
class BridgedModelsTest {

  /** The providers as name=default model: beans do not outlive their container. */
  private static List<String> providers(Weld weld) {
    weld.disableDiscovery().addBeanClasses(BridgedModels.class, TestBeans.class);
    try (WeldContainer container = weld.initialize()) {
      return container.select(ChatModels.class, Any.Literal.INSTANCE).get().all().stream()
          .map(provider -> provider.provider() + "=" + provider.defaultModel())
          .toList();
    }
  }

  private static List<String> providers(Class<?>... beans) {
    return providers(new Weld().addBeanClasses(beans));
  }

  @Test
  void withoutABeanThereIsNoProvider() {
    assertThat(providers()).isEmpty();
  }

  @Test
  void aBeanIsCalledByItsName() {
    assertThat(providers(NamedProducer.class)).containsExactly("bedrock=gpt-x");
  }

  @Test
  void aBeanWithoutANameIsCalledByItsClass() {
    assertThat(providers(AcmeStreamingChatModel.class)).containsExactly("acme=its-own");
  }

  @Test
  void aBeanThatOnlyPromisesTheInterfaceIsCalledByWhatItIs() {
    assertThat(providers(QuietProducer.class))
        .containsExactlyInAnyOrder("openai=gpt-x", "acme=its-own");
  }

  @Test
  void aBeanThatAnExtensionAddsIsFoundToo() {
    assertThat(providers(new Weld().addExtension(new FromSettings())))
        .containsExactly("azure=gpt-x");
  }

  @Test
  void aNameThatAProviderCannotHaveIsRefused() {
    assertThatThrownBy(() -> providers(OddlyNamed.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("my model")
        .hasMessageContaining("@Named");
  }

  private static OpenAiStreamingChatModel openAi() {
    return OpenAiStreamingChatModel.builder().apiKey("key").modelName("gpt-x").build();
  }

  @Dependent
  static class TestBeans {

    @Produces
    BridgeThreads threads() {
      return new BridgeThreads(Thread::new);
    }

    @Produces
    Config config() {
      return MapConfig.of();
    }
  }

  @Dependent
  static class NamedProducer {

    @Produces
    @Named("bedrock")
    @ApplicationScoped
    StreamingChatModel model() {
      return openAi();
    }
  }

  @Dependent
  static class QuietProducer {

    @Produces
    @ApplicationScoped
    StreamingChatModel shared() {
      return openAi();
    }

    @Produces
    StreamingChatModel own() {
      return new AcmeStreamingChatModel();
    }
  }

  @ApplicationScoped
  static class AcmeStreamingChatModel extends ScriptedModel {}

  @Named("my model")
  @ApplicationScoped
  static class OddlyNamed extends ScriptedModel {}

  /** As the extension of langchain4j-cdi describes the beans that it makes of settings. */
  static class FromSettings implements Extension {

    void add(@Observes AfterBeanDiscovery discovery) {
      discovery
          .addBean()
          .types(OpenAiStreamingChatModel.class)
          .addTypes(OpenAiStreamingChatModel.class.getInterfaces())
          .scope(ApplicationScoped.class)
          .name("azure")
          .qualifiers(NamedLiteral.of("azure"))
          .produceWith(lookup -> openAi());
    }
  }
}
