package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class CatalogueApiTest {

  private static JsonNode provider(ChoraleClient chorale, String name) {
    for (JsonNode provider : json(chorale.get("/api/providers")).get("providers")) {
      if (provider.get("name").asText().equals(name)) {
        return provider;
      }
    }
    throw new AssertionError("there is no " + name);
  }

  private static JsonNode checked(ChoraleClient chorale, String name) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> provider(chorale, name), found -> !found.get("checked_at").isNull());
  }

  @Test
  void providersAreAskedInTheBackgroundAndTheirModelsListedWithPrices(ChoraleClient chorale) {
    for (String name : new String[] {"anthropic", "google", "openai"}) {
      JsonNode provider = checked(chorale, name);
      assertThat(provider.get("configured").asBoolean()).as(name).isTrue();
      assertThat(provider.get("reachable").asBoolean()).as(name).isTrue();
      assertThat(provider.get("problem").isNull()).as(name).isTrue();
      JsonNode model = provider.at("/models/0");
      assertThat(model.get("name").asText()).as(name).isEqualTo("simulated");
      assertThat(model.get("thinking_budget").asBoolean()).as(name).isTrue();
      assertThat(model.at("/price/input").asInt()).as(name).isEqualTo(3);
      assertThat(model.at("/price/output").asInt()).as(name).isEqualTo(15);
    }
  }

  @Test
  void aKeyThatIsNotTakenIsSaid(ChoraleClient chorale) {
    JsonNode provider = checked(chorale, "badkey");
    assertThat(provider.get("reachable").asBoolean(true)).isFalse();
    assertThat(provider.get("problem").asText()).contains("does not accept the key");
  }

  @Test
  void aKnownProviderWithoutAKeyNamesTheSettingThatIsMissing(ChoraleClient chorale) {
    JsonNode provider = provider(chorale, "perplexity");
    assertThat(provider.get("configured").asBoolean(true)).isFalse();
    assertThat(provider.get("key_setting").asText()).isEqualTo("PERPLEXITY_API_KEY");
    assertThat(provider.get("reachable").isNull()).isTrue();
  }

  @Test
  void theCatalogueIsDescribed(ChoraleClient chorale) {
    assertThat(chorale.get("/openapi").body())
        .contains("ProviderEntry", "ProviderModel", "ProviderPrice");
  }
}
