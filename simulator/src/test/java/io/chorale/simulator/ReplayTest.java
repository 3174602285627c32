package io.chorale.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

  private static final String NAME = "openai-chat--api.example.org--test_it--0";

  private static final String EVENT = "data: {\"n\":\"größer, and some more words to be cut\"}";

  @TempDir private Path folder;
  private Simulator simulator;
  private Wire wire;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve(NAME + ".json"), "{\"status\":200}");
    Files.writeString(folder.resolve(NAME + ".sse"), (EVENT + "\n\n").repeat(50));
    Files.writeString(folder.resolve("crlf.sse"), (EVENT + "\r\n\r\n").repeat(50));
    Files.writeString(folder.resolve("refused.json"), "{\"status\":429}");
    Files.writeString(folder.resolve("refused.sse"), "{\"error\":{\"message\":\"slowly\"}}");
    simulator = Simulator.start(0, folder);
    wire = new Wire(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_recording_is_served_byte_for_byte(Spoken spoken) throws Exception {
    HttpResponse<byte[]> response =
        wire.http()
            .send(
                spoken.request(wire.base(), "rec:" + NAME + ";seed=3"),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(response.body()).isEqualTo(Files.readAllBytes(folder.resolve(NAME + ".sse")));
    assertThat(simulator.counts().finished()).isEqualTo(1);
  }

  @Test
  void the_pieces_are_small_and_the_same_for_the_same_seed() throws Exception {
    List<Integer> pieces = pieces("rec:" + NAME + ";seed=3");
    assertThat(pieces).hasSizeGreaterThan(3).allMatch(size -> size <= 700);
    assertThat(pieces("rec:" + NAME + ";seed=3")).isEqualTo(pieces);
    assertThat(pieces("rec:" + NAME + ";seed=4")).isNotEqualTo(pieces);
  }

  @Test
  void a_recorded_refusal_keeps_its_status() throws Exception {
    HttpResponse<String> response = ask("rec:refused");
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.body()).isEqualTo("{\"error\":{\"message\":\"slowly\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crlf", NAME})
  void it_is_cut_right_after_an_event(String name) throws Exception {
    String end = name.equals("crlf") ? "\r\n\r\n" : "\n\n";
    byte[] three = (EVENT + end).repeat(3).getBytes(UTF_8);
    InputStream body = open("rec:" + name + ";cutevent=3");
    assertThat(body.readNBytes(three.length)).isEqualTo(three);
    assertThatThrownBy(body::read).isInstanceOf(IOException.class);
  }

  @Test
  void an_error_comes_after_an_event() throws Exception {
    String body = ask("rec:" + NAME + ";errorevent=2").body();
    assertThat(body).startsWith((EVENT + "\n\n").repeat(2) + "data: {\"error\":");
    assertThat(simulator.counts().failed()).isEqualTo(1);
  }

  @Test
  void nothing_comes_after_the_event_it_stalls_at() throws Exception {
    byte[] two = (EVENT + "\n\n").repeat(2).getBytes(UTF_8);
    InputStream body = open("rec:" + NAME + ";stallevent=2");
    assertThat(body.readNBytes(two.length)).isEqualTo(two);
    assertThat(body.available()).isZero();
    assertThat(simulator.counts().open()).isEqualTo(1);
    body.close();
    await().until(() -> simulator.counts().closedByClient() == 1);
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void what_is_not_recorded_is_not_found(Spoken spoken) throws Exception {
    HttpResponse<String> response = wire.send(spoken.request(wire.base(), "rec:nothing"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).containsAnyOf("model_not_found", "not_found_error", "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rec:",
        "rec:../secret",
        "rec:..",
        "rec:a/b",
        "rec:crlf;cutevent=1;stallevent=2",
        "rec:crlf;seed=x",
        "rec:crlf;rate=1"
      })
  void what_is_no_plain_name_is_refused(String model) throws Exception {
    assertThat(ask(model).statusCode()).isEqualTo(400);
  }

  @Test
  void without_a_folder_nothing_is_recorded() throws Exception {
    try (Simulator bare = Simulator.start(0)) {
      assertThat(
              new Wire(bare).send(Spoken.OPENAI.request(bare.baseUrl(), "rec:crlf")).statusCode())
          .isEqualTo(404);
    }
  }

  private HttpResponse<String> ask(String model) throws Exception {
    return wire.send(Spoken.OPENAI.request(wire.base(), model));
  }

  private InputStream open(String model) throws Exception {
    return wire.http()
        .send(Spoken.OPENAI.request(wire.base(), model), HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }

  /** The sizes of the chunks as they are on the wire. */
  private List<Integer> pieces(String model) throws IOException {
    try (Socket socket = Spoken.OPENAI.open(simulator, model)) {
      InputStream in = socket.getInputStream();
      String head = line(in);
      while (!head.isEmpty()) {
        head = line(in);
      }
      List<Integer> sizes = new ArrayList<>();
      for (int size = size(in); size > 0; size = size(in)) {
        sizes.add(size);
        in.skipNBytes(size + 2L);
      }
      return sizes;
    }
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      line.append((char) octet);
    }
    return line.toString().strip();
  }
}
