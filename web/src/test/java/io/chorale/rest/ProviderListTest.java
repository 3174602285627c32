package io.chorale.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.model.Price;
import io.chorale.provider.CatalogueEntry;
import io.chorale.provider.Provider;
import io.chorale.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderListTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:02Z");

  private static String json(CatalogueEntry entry) throws JsonProcessingException {
    return Json.MAPPER.writeValueAsString(ProviderList.of(List.of(entry)));
  }

  @Test
  void aProviderIsWrittenWithItsModels() throws JsonProcessingException {
    Price price =
        new Price(
            new BigDecimal("2.50"),
            new BigDecimal("1E+1"),
            new BigDecimal("0.25"),
            new BigDecimal("2.5"),
            BigDecimal.TEN);
    ModelFacts facts = new ModelFacts(price, 16_384, Set.of(Ability.THINKING, Ability.TOOLS));
    assertThat(
            json(
                new CatalogueEntry(
                    new Provider("openai", "openai-chat", "m", false),
                    true,
                    "OPENAI_API_KEY",
                    true,
                    null,
                    AT,
                    List.of(
                        new CatalogueEntry.Model("m", facts),
                        new CatalogueEntry.Model("n", ModelFacts.UNKNOWN)))))
        .isEqualTo(
            """
            {"providers":[{"name":"openai","protocol":"openai-chat","configured":true,\
            "key_setting":"OPENAI_API_KEY","simulated":false,"model":"m","reachable":true,\
            "problem":null,"checked_at":"2026-11-21T10:00:02.000Z","models":[\
            {"name":"m","thinking":true,"thinking_budget":false,"tools":true,"citations":false,\
            "price":{"input":2.5,"output":10,"cached_input":0.25,"cache_write":2.5,"thinking":10},\
            "max_output":16384},\
            {"name":"n","thinking":false,"thinking_budget":false,"tools":false,"citations":false,\
            "price":null,"max_output":null}]}]}""");
  }

  @Test
  void oneThatIsNotConfiguredNamesTheSettingThatIsMissing() throws JsonProcessingException {
    assertThat(
            json(
                new CatalogueEntry(
                    new Provider("xai", "openai-chat", "m", false),
                    false,
                    "XAI_API_KEY",
                    null,
                    "Set it.",
                    null,
                    List.of())))
        .contains("\"configured\":false,\"key_setting\":\"XAI_API_KEY\"")
        .contains("\"reachable\":null,\"problem\":\"Set it.\",\"checked_at\":null,\"models\":[]");
  }
}
