package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds "What works with whom" in docs/providers.md to what the tests show. */
class CapabilityTableTest {

  private static final Path ROOT = Path.of("..");
  private static final int PROVIDERS = 7;

  /** The numbers of tests, at the end of a cell or of a part of it. */
  private static final Pattern REFERENCE = Pattern.compile("\\((\\d+(?:, \\d+)*)\\)(?=;|$)");

  private static final Pattern CELL = Pattern.compile("\\S.* " + REFERENCE);
  private static final Pattern LISTED = Pattern.compile("(\\d+)\\. `(\\w+)\\.(\\w+)`(?:: .+)?");

  private record Named(String type, String method) {}

  private final List<String> section = section();

  private static List<String> section() {
    try {
      return Files.readString(ROOT.resolve("docs/providers.md"))
          .split("## What works with whom\n", 2)[1]
          .lines()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Without the head and the line below it; the first cell of each row names the capability. */
  private List<List<String>> rows() {
    return section.stream()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private Map<Integer, Named> listed() {
    Map<Integer, Named> tests = new TreeMap<>();
    for (String line : section) {
      Matcher test = LISTED.matcher(line);
      if (test.matches()) {
        Named before =
            tests.put(Integer.valueOf(test.group(1)), new Named(test.group(2), test.group(3)));
        assertThat(before).as(line).isNull();
      }
    }
    return tests;
  }

  private static Stream<Integer> references(String cell) {
    return REFERENCE
        .matcher(cell)
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(", ")))
        .map(Integer::valueOf);
  }

  @Test
  void eachCellOfEachProviderNamesATest() {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(10);
    for (List<String> row : rows()) {
      assertThat(row).as(row.get(0)).hasSize(1 + PROVIDERS);
      assertThat(row.subList(1, row.size()))
          .as(row.get(0))
          .allMatch(cell -> CELL.matcher(cell).matches());
    }
  }

  @Test
  void whatIsReferredToIsListedAndNothingElse() {
    Set<Integer> used =
        rows().stream()
            .flatMap(List::stream)
            .flatMap(CapabilityTableTest::references)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used)
        .containsExactlyElementsOf(listed().keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, used.size()).boxed().toList());
    assertThat(listed().values()).doesNotHaveDuplicates();
  }

  @Test
  void eachListedTestIsThere() throws IOException {
    Map<String, String> sources = sources();
    assertThat(listed().values())
        .allSatisfy(
            test ->
                assertThat(sources.getOrDefault(test.type(), ""))
                    .as("%s", test)
                    .containsPattern(
                        "\n  @(Parameterized)?Test\n(  +\\S.*\n)*?  void "
                            + test.method()
                            + "\\("));
  }

  /** The text of all test classes by their names; of two with the same name both. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tests)) {
          try (Stream<Path> files = Files.walk(tests)) {
            for (Path file : files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
              String name = file.getFileName().toString().replaceFirst("\\.java$", "");
              sources.merge(name, Files.readString(file), String::concat);
            }
          }
        }
      }
    }
    return sources;
  }
}
