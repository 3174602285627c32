package io.chorale.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recorded answer of a real provider, with what an independent reader makes of it.
 *
 * @param file its body, as it came over the wire
 * @param expected see the folder's README
 */
record Sample(String name, Protocol protocol, Path file, JsonNode expected) {

  static List<Sample> all() {
    try {
      Path folder = Path.of(Sample.class.getResource("/wire-samples").toURI());
      try (Stream<Path> files = Files.list(folder)) {
        List<Sample> samples = new ArrayList<>();
        for (Path body : files.filter(file -> file.toString().endsWith(".sse")).sorted().toList()) {
          samples.add(read(body));
        }
        return samples;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Sample read(Path body) throws IOException {
    String name = body.getFileName().toString().replaceFirst("\\.sse$", "");
    JsonNode about = Json.read(Files.readString(body.resolveSibling(name + ".json")));
    return new Sample(
        name,
        Protocol.of(Json.text(about, "protocol")).orElseThrow(),
        body,
        about.path("expected"));
  }

  byte[] body() throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public String toString() {
    return name;
  }
}
