package io.chorale.workflows;

import com.fasterxml.jackson.annotation.JsonValue;
import io.chorale.job.Job;
import io.chorale.model.ChatRequest;
import io.chorale.panel.Role;
import io.chorale.workflow.Proposal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a panel is asked for beyond the message, which is the job's brief.
 *
 * @param roles who has a view, in the order asked for; of {@link PanelMode#SINGLE} the one who
 *     answers, which may be any
 * @param systemPrompt replaces the role's own where one answers, and is put behind it where several
 *     do; null for nothing
 * @param temperature 0 to 2, how freely words are chosen
 * @param enableTools whether models may use tools; kept for when there are some
 * @param history what was said before the message, oldest first
 * @param onDisconnect what becomes of it when whoever asked leaves, where the face can tell
 * @param requestId by which whoever asked recognises it; null for none
 */
public record PanelOptions(
    PanelMode mode,
    List<Role> roles,
    @Nullable String systemPrompt,
    double temperature,
    boolean enableTools,
    List<Turn> history,
    OnDisconnect onDisconnect,
    @Nullable String requestId) {

  private static final double TEMPERATURE = 0.7;
  private static final int FEWEST_VIEWS = 2;
  private static final int LONGEST_REQUEST_ID = 100;

  /** What becomes of a request whose client leaves. */
  public enum OnDisconnect {
    CONTINUE,
    CANCEL;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PanelOptions {
    roles = List.copyOf(roles);
    history = List.copyOf(history);
  }

  /**
   * @param panel a job of that workflow
   */
  public static PanelOptions of(Job panel) {
    return panel.options().as(PanelOptions.class);
  }

  static PanelOptions of(Proposal asked) {
    List<String> listed = asked.words("roles", Role.views().stream().map(Role::word).toList());
    String one = asked.word("role", Role.names());
    PanelMode usual = listed == null ? PanelMode.SINGLE : PanelMode.BAND_JAM;
    String named = asked.word("mode", PanelMode.words());
    PanelMode mode = named == null ? usual : PanelMode.of(named);
    return new PanelOptions(
        mode,
        roles(asked, mode, one, listed),
        asked.text("system_prompt"),
        asked.number("temperature", 0, (int) ChatRequest.HOTTEST, TEMPERATURE),
        asked.flag("enable_tools", true),
        Turn.history(asked),
        onDisconnect(asked),
        asked.text("request_id", LONGEST_REQUEST_ID));
  }

  private static List<Role> roles(
      Proposal asked, PanelMode mode, @Nullable String one, @Nullable List<String> listed) {
    if (mode == PanelMode.SINGLE) {
      if (listed != null) {
        asked.fault("roles", "Several roles are asked in mode band_jam or council, not in single.");
      }
      return List.of(one == null ? Role.PRIMARY : Role.of(one));
    }
    if (one != null) {
      asked.fault("role", "One role is asked in mode single; name several in 'roles'.");
    }
    if (listed == null) {
      return Role.views();
    }
    if (listed.size() < FEWEST_VIEWS) {
      asked.fault("roles", "'roles' must name %d roles or more.".formatted(FEWEST_VIEWS));
    }
    return listed.stream().map(Role::of).toList();
  }

  private static OnDisconnect onDisconnect(Proposal asked) {
    List<String> words = Arrays.stream(OnDisconnect.values()).map(OnDisconnect::word).toList();
    String word = asked.word("on_disconnect", words);
    return word == null
        ? OnDisconnect.CONTINUE
        : OnDisconnect.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether one role answers and that is all. */
  public boolean isSingle() {
    return mode == PanelMode.SINGLE;
  }
}
