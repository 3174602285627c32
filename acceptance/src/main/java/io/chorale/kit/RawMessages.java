package io.chorale.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes messages out of what they come in, each in its own text, so that bytes can be compared. */
public final class RawMessages {

  private RawMessages() {}

  /** Of a JSON array, or of an object's field {@code events}. */
  public static List<String> in(String text) {
    try (JsonParser json = ChoraleClient.JSON.createParser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        enterEvents(json);
      }
      List<String> messages = new ArrayList<>();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        messages.add(text.substring(start, (int) json.currentLocation().getCharOffset()));
      }
      return messages;
    } catch (IOException notJson) {
      throw new UncheckedIOException(text, notJson);
    }
  }

  private static void enterEvents(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("events")) {
        return;
      }
      json.skipChildren();
    }
    throw new IOException("no events are in it");
  }

  /** The whole journal of a job as polling hands it out. */
  public static List<String> journal(ChoraleClient chorale, String job) {
    List<String> journal = new ArrayList<>();
    String page;
    do {
      page = chorale.get("/api/jobs/" + job + "/events?limit=500&after=" + journal.size()).body();
      journal.addAll(in(page));
    } while (ChoraleClient.parse(page).get("more").asBoolean());
    return journal;
  }
}
