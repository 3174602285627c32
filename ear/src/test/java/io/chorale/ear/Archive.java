package io.chorale.ear;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What is in an archive, by name. */
record Archive(Map<String, byte[]> entries) {

  /** The archive that the build names in a system property. */
  static Archive ofProperty(String property) {
    Path file = Path.of(Objects.requireNonNull(System.getProperty(property), property));
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Archive inner(String name) {
    try {
      return read(new ByteArrayInputStream(bytes(name)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The jars of a folder without their versions. */
  List<String> jars(String folder) {
    Pattern jar = Pattern.compile(Pattern.quote(folder) + "([^/]+?)(-\\d[^/]*)?\\.jar");
    return entries.keySet().stream()
        .map(jar::matcher)
        .filter(match -> match.matches())
        .map(match -> match.group(1))
        .toList();
  }

  private byte[] bytes(String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }

  private static Archive read(InputStream in) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return new Archive(entries);
  }
}
