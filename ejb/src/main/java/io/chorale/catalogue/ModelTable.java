package io.chorale.catalogue;

import static io.chorale.platform.SettingValues.wrong;

import io.chorale.event.JournalReady;
import io.chorale.platform.SettingValues;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.Config;

/**
 * The table of models: prices, limits and abilities. It is {@code models.json} of the archive,
 * overlaid by the file that the setting {@code chorale.models} names:
 *
 * <pre>{@code
 * {
 *   "openai": {
 *     "gpt-4o": {
 *       "input": 2.50, "output": 10, "cached_input": 1.25, "cache_write": 2.50, "thinking": 10,
 *       "max_output": 16384, "abilities": ["thinking", "thinking_budget", "tools", "citations"]
 *     }
 *   },
 *   "*": { "llama*": { "input": 0, "output": 0 } }
 * }
 * }</pre>
 *
 * <p>Prices are US dollars for a million tokens; {@code input} and {@code output} are a must. By
 * default {@code cached_input} and {@code cache_write} cost as {@code input} does, {@code thinking}
 * as {@code output}. A line of the file stands for the whole of the archive's line for that
 * provider and model.
 *
 * <p>A model is looked for among its provider's lines, then among those of {@code *}; each time by
 * its name, then by its name without a date or {@code -latest}, then by patterns (a beginning and
 * one {@code *}), the longest first. OpenRouter's {@code vendor/model} is looked for among
 * OpenRouter's lines, then among the vendor's own; with {@code :free} it costs nothing.
 */
@ApplicationScoped
public class ModelTable {

  private static final String FILE = "chorale.models";

  /** Whoever names models that do not exist must not fill the memory. */
  private static final int MOST_REMEMBERED = 10_000;

  private final Map<Key, ModelFacts> remembered = new ConcurrentHashMap<>();
  private final Map<String, Map<String, ModelFacts>> told = new ConcurrentHashMap<>();
  private final TableLines lines;
  private final UnaryOperator<String> pricesOf;

  /**
   * @throws IllegalArgumentException when the file is wrong; the message names the setting and the
   *     place in the file
   */
  @Inject
  public ModelTable(Config config) {
    this(inTheArchive().overlaidBy(inTheFile(config)), new PricesOf(config));
  }

  ModelTable(TableLines lines, UnaryOperator<String> pricesOf) {
    this.lines = lines;
    this.pricesOf = pricesOf;
  }

  /** A table that knows nothing; for the container's proxy, and for tests. */
  protected ModelTable() {
    this(TableLines.NONE, UnaryOperator.identity());
  }

  /** Being called makes the container make this bean, so that a wrong file stops the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}

  /**
   * @param provider its name in the settings
   * @param model as the provider knows it
   * @return {@link ModelFacts#UNKNOWN} for a model that is not in the table
   */
  public ModelFacts of(String provider, String model) {
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(new Key(provider, model), this::find);
  }

  /** The models that have a line of their own, for a provider that does not tell which it has. */
  public List<String> models(String provider) {
    return lines.models(pricesOf.apply(provider));
  }

  /**
   * A provider told of its models itself. That completes the table; what the table says stands.
   *
   * @param facts by the models' names; in place of what it told before
   */
  public void learn(String provider, Map<String, ModelFacts> facts) {
    told.put(provider, Map.copyOf(facts));
    remembered.clear();
  }

  /**
   * Makes sure that a provider's setting {@code prices-of} names one that is in the table.
   *
   * @throws IllegalArgumentException when it does not
   */
  public void check(String provider) {
    String asked = pricesOf.apply(provider);
    if (!asked.equals(provider) && !lines.providers().contains(asked)) {
      throw wrong(
          PricesOf.setting(provider),
          asked,
          "a provider of the table of models: " + String.join(", ", lines.providers()));
    }
  }

  int remembered() {
    return remembered.size();
  }

  private ModelFacts find(Key key) {
    ModelFacts itself =
        told.getOrDefault(key.provider(), Map.of()).getOrDefault(key.model(), ModelFacts.UNKNOWN);
    return lines
        .find(pricesOf.apply(key.provider()), new ModelName(key.model()))
        .map(line -> line.completedBy(itself))
        .orElse(itself);
  }

  private static TableLines inTheArchive() {
    try (InputStream json =
        Objects.requireNonNull(ModelTable.class.getResourceAsStream("models.json"))) {
      return TableReader.read(new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static TableLines inTheFile(Config config) {
    Optional<String> file = new SettingValues(config).text(FILE);
    if (file.isEmpty()) {
      return TableLines.NONE;
    }
    try {
      return TableReader.read(Files.readString(Path.of(file.get())));
    } catch (WrongTableException wrong) {
      throw new IllegalArgumentException(
          "The setting %s names %s, which is wrong: %s"
              .formatted(FILE, file.get(), wrong.getMessage()),
          wrong);
    } catch (IOException | InvalidPathException unreadable) {
      throw wrong(FILE, file.get(), "the path of a JSON file that can be read");
    }
  }

  private record Key(String provider, String model) {}
}
