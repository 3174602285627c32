package io.chorale.workflows;

import io.chorale.job.CodeBlock;
import io.chorale.job.Message;
import io.chorale.job.TeamResult;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team came up with, as it is being put together, from deltas or from the journal's events:
 * one answer, or several messages of which those that are complete stay whatever happens later.
 */
public final class AnswerSoFar {

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private final List<ToolCall> toolCalls = new ArrayList<>();
  private final Map<String, Citation> citations = new LinkedHashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private @Nullable Finish finish;
  private @Nullable Seam seam;
  private Spending spending = Spending.NOTHING;

  /** What stays: nothing, or all up to the end of the last complete message. */
  private TeamResult kept = TeamResult.NOTHING;

  private @Nullable Message open;
  private Spending earlier = Spending.NOTHING;

  public AnswerSoFar() {}

  /**
   * @param kept what came before and stays
   */
  public AnswerSoFar(TeamResult kept) {
    this.kept = kept;
    spending = kept.spending();
    empty();
  }

  /** Whether there is no visible text of this answer, or of this message, yet. */
  public boolean hasNoText() {
    return length() == 0;
  }

  /** Of the answer, or of this message, in characters (UTF-16 units). */
  public int length() {
    return text.length() - kept.text().length();
  }

  /** The text of the answer, or of this message. */
  public String current() {
    return text.substring(kept.text().length());
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

  public void finish(@Nullable Finish why) {
    finish = why;
  }

  public void spent(Spending all) {
    spending = all;
  }

  public Spending spending() {
    return spending;
  }

  /** What comes from now on is a message. */
  public void messageStarted(UUID id, int turn, Instant at) {
    finish = null;
    earlier = spending;
    open = new Message(id, turn, 0, 0, null, Spending.NOTHING, at, null);
  }

  /** The message that was started is whole, and stays. */
  public void messageCompleted(Instant at) {
    Message whole = soFar(at);
    open = null;
    if (whole != null) {
      messages.add(whole);
    }
    kept = result();
  }

  /** The message that is being spoken; null when there is none. */
  public @Nullable Message message() {
    return soFar(null);
  }

  private @Nullable Message soFar(@Nullable Instant endedAt) {
    return open == null
        ? null
        : new Message(
            open.id(),
            open.turn(),
            length(),
            thinking.length() - kept.thinking().length(),
            finish,
            spending.since(earlier),
            open.startedAt(),
            endedAt);
  }

  /** Voids all of the answer, or of this message, but what it took: another model answers. */
  public void fellBack(Seam where) {
    empty();
    seam = where;
  }

  /** Voids all but what it took and the messages that are complete: the team begins anew. */
  public void restarted() {
    open = null;
    empty();
  }

  private void empty() {
    text.setLength(0);
    text.append(kept.text());
    thinking.setLength(0);
    thinking.append(kept.thinking());
    toolCalls.clear();
    toolCalls.addAll(kept.toolCalls());
    citations.clear();
    kept.citations().forEach(citation -> citations.put(citation.url(), citation));
    messages.clear();
    messages.addAll(kept.messages());
    finish = open == null ? kept.finish() : null;
    seam = kept.seam();
  }

  /** What stays when the team begins anew, and what it took so far. */
  public TeamResult kept() {
    return kept.spent(spending);
  }

  public TeamResult result() {
    List<Message> all = new ArrayList<>(messages);
    Message unfinished = message();
    if (unfinished != null) {
      all.add(unfinished);
    }
    List<CodeBlock> code = new ArrayList<>(kept.code());
    code.addAll(code());
    return new TeamResult(
        text.toString(),
        thinking.toString(),
        code,
        toolCalls,
        List.copyOf(citations.values()),
        finish,
        seam,
        spending,
        all);
  }

  /** Of the answer, or of this message. */
  public List<CodeBlock> code() {
    return FencedCode.in(current());
  }
}
