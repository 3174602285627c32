package io.chorale.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The Node that is installed, with what npm brings; tests are skipped where there is none. */
final class Node {

  private static final int OLDEST = 18;
  private static final Path FOLDER = Path.of("target", "node");

  private Node() {}

  /** Starts a script of this folder's resources. */
  static synchronized Process start(String script, String... arguments) {
    try {
      assumeTrue(isInstalled(), "Node is not installed");
      Files.createDirectories(FOLDER);
      copy("package.json");
      copy(script);
      if (!Files.isDirectory(FOLDER.resolve("node_modules/socket.io-client"))) {
        assumeTrue(install(), "npm cannot install socket.io-client here");
      }
      String[] command = new String[arguments.length + 2];
      command[0] = "node";
      command[1] = script;
      System.arraycopy(arguments, 0, command, 2, arguments.length);
      return new ProcessBuilder(command)
          .directory(FOLDER.toFile())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      Process node = new ProcessBuilder("node", "--version").start();
      String version =
          new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return node.waitFor() == 0 && Integer.parseInt(version.replaceAll("^v|\\..*", "")) >= OLDEST;
    } catch (IOException none) {
      return false;
    }
  }

  private static void copy(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Node.class.getResourceAsStream("/node/" + name))) {
      Files.copy(file, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean install() throws IOException, InterruptedException {
    Process npm =
        new ProcessBuilder(
                "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--omit=dev")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("npm.txt").toFile())
            .start();
    return npm.waitFor() == 0;
  }
}
