package io.chorale.provider;

import io.chorale.model.Delta;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells each source of an answer once, and again only when its title comes later: some providers
 * repeat the whole list with every event.
 */
public final class Citations {

  /** More than any answer rests on. */
  private static final int MOST = 500;

  private final Map<String, Boolean> titled = new HashMap<>();

  /**
   * @param url whatever the provider has there; what is no web address is passed over
   * @param title empty for none
   */
  public void tell(String url, String title, Consumer<Delta> deltas) {
    boolean hasTitle = !title.isBlank();
    Boolean before = titled.get(url);
    if (!isOnTheWeb(url)
        || (before == null && titled.size() == MOST)
        || (before != null && (before || !hasTitle))) {
      return;
    }
    titled.put(url, hasTitle);
    deltas.accept(new Delta.Citation(url, hasTitle ? title.strip() : null));
  }

  /** Whoever watches will follow it with a click. */
  private static boolean isOnTheWeb(String url) {
    String beginning = url.substring(0, Math.min(url.length(), 8)).toLowerCase(Locale.ROOT);
    return beginning.startsWith("https://") || beginning.startsWith("http://");
  }
}
