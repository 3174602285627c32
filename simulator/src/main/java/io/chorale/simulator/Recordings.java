package io.chorale.simulator;

import io.chorale.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of recorded responses: {@code name.sse} is the body, {@code name.json} has the status. A
 * name is a plain file name; that is checked where it is read.
 */
final class Recordings {

  /** Without a folder there are none. */
  static final Recordings NONE = new Recordings(Optional.empty());

  private final Optional<Path> folder;

  private Recordings(Optional<Path> folder) {
    this.folder = folder;
  }

  static Recordings in(Path folder) {
    return new Recordings(Optional.of(folder));
  }

  Optional<Recording> named(String name) {
    return folder
        .filter(it -> Files.isRegularFile(it.resolve(name + ".sse")))
        .map(it -> read(it, name));
  }

  private static Recording read(Path folder, String name) {
    try {
      Path about = folder.resolve(name + ".json");
      int status =
          Files.isRegularFile(about)
              ? Json.parse(Files.readString(about)).path("status").asInt(200)
              : 200;
      return new Recording(status, Files.readAllBytes(folder.resolve(name + ".sse")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The recording " + name + " cannot be read", unreadable);
    }
  }
}
