package io.chorale.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chorale.model.Delta;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Has a protocol's reader read a body, as the tests of the three protocols do. */
public final class Readings {

  private Readings() {}

  public static List<Delta> read(AnswerReader reader, String... data) {
    List<Delta> deltas = new ArrayList<>();
    SseReader events = new SseReader(Wires.MAX_EVENT, event -> reader.read(event, deltas::add));
    for (String line : data) {
      events.read(ByteBuffer.wrap(("data: " + line + "\n\n").getBytes(UTF_8)));
    }
    return deltas;
  }
}
