package io.chorale.workflows;

import io.chorale.job.TeamResult;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is being put together, from deltas or from the journal's events. */
public final class AnswerSoFar {

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private final List<ToolCall> toolCalls = new ArrayList<>();
  private final Map<String, Citation> citations = new LinkedHashMap<>();
  private @Nullable Finish finish;
  private @Nullable Seam seam;
  private Spending spending = Spending.NOTHING;

  /** Whether there is no visible text yet. */
  public boolean hasNoText() {
    return text.isEmpty();
  }

  /** In characters (UTF-16 units). */
  public long length() {
    return text.length();
  }

  public void text(String more) {
    text.append(more);
  }

  public void thought(String more) {
    thinking.append(more);
  }

  public void toolCall(ToolCall call) {
    toolCalls.add(call);
  }

  /**
   * @return whether that source is new, or has a title only now
   */
  public boolean citation(Citation citation) {
    Citation before = citations.get(citation.url());
    if (before != null && (before.title() != null || citation.title() == null)) {
      return false;
    }
    citations.put(citation.url(), citation);
    return true;
  }

  public void finish(Finish why) {
    finish = why;
  }

  public void spent(Spending all) {
    spending = all;
  }

  /** Voids all of it but what it took: another model answers. */
  public void fellBack(Seam where) {
    empty();
    seam = where;
  }

  /** Voids all of it but what it took: the team begins anew. */
  public void restarted() {
    empty();
    seam = null;
  }

  private void empty() {
    text.setLength(0);
    thinking.setLength(0);
    toolCalls.clear();
    citations.clear();
    finish = null;
  }

  public TeamResult result() {
    String answer = text.toString();
    return new TeamResult(
        answer,
        thinking.toString(),
        FencedCode.in(answer),
        toolCalls,
        List.copyOf(citations.values()),
        finish,
        seam,
        spending);
  }
}
