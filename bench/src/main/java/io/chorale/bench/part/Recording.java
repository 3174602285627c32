package io.chorale.bench.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A flight recording of the server's process, of the last round of a measurement: the recording
 * itself and what it says in words beside it.
 *
 * @param folder where they are put; empty for none
 */
public record Recording(Optional<Path> folder) {

  private static final String NAME = "chorale-bench";

  void start(long pid) throws IOException, InterruptedException {
    if (folder.isPresent()) {
      Jcmd.run(pid, "JFR.start", "name=" + NAME, "settings=profile");
    }
  }

  /**
   * @param what becomes the name of the files
   */
  void stop(long pid, String what) throws IOException, InterruptedException {
    if (folder.isEmpty()) {
      return;
    }
    Path file = Files.createDirectories(folder.get().toAbsolutePath()).resolve(what + ".jfr");
    Jcmd.run(pid, "JFR.stop", "name=" + NAME, "filename=" + file);
    Files.writeString(file.resolveSibling(what + ".txt"), Profile.of(file).text());
  }
}
