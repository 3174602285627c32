package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.chorale.kit.ChoraleClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser's own EventSource, which knows nothing of Chorale. */
@ExtendWith({SharedServer.class, InBrowser.class})
class EventSourceTest {

  private static final String STEADY = "sim:rate=100;tokens=200;thoughts=4;ttft=200";

  /**
   * Messages are kept as they came, as a browser writes 1.0 as 1. Counts how often the source
   * opened, and waits until it has given up for good.
   */
  private static final String FOLLOW =
      """
      (path) => new Promise((resolve) => {
        const source = new EventSource(path);
        const seen = { opened: 0, messages: [], ids: [] };
        source.onopen = () => seen.opened++;
        source.onmessage = (message) => {
          seen.messages.push(message.data);
          seen.ids.push(message.lastEventId);
        };
        source.onerror = () => {
          if (source.readyState === EventSource.CLOSED) resolve(JSON.stringify(seen));
        };
      })""";

  @Test
  void itSeesTheWholeJobAndStopsAtTheEnd(ChoraleClient chorale, Page page) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    page.navigate(chorale.address() + "/");
    JsonNode seen =
        ChoraleClient.parse(
            String.valueOf(page.evaluate(FOLLOW, "/api/jobs/" + job + "/events?after=0")));
    List<JsonNode> events = new ArrayList<>();
    seen.get("messages").forEach(message -> events.add(ChoraleClient.parse(message.asText())));
    assertThat(events.remove(0).get("type").asText()).isEqualTo("connected");
    assertThat(events).isEqualTo(chorale.events(job));
    assertThat(seen.get("opened").asInt())
        .as("it came back once and was told to stop")
        .isEqualTo(1);
    assertThat(seen.get("ids")).last().extracting(JsonNode::asInt).isEqualTo(events.size());
  }
}
