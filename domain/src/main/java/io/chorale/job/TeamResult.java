package io.chorale.job;

import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a team came up with: whole when it is complete, as far as it got when it failed or was
 * stopped.
 *
 * @param text the whole visible answer
 * @param thinking the provider's reasoning, as it was streamed
 * @param code every fenced block of the answer, in order
 * @param toolCalls the tools that the model asked for, in order
 * @param citations the sources that it named, each once
 * @param finish why the model stopped; null when its provider did not say
 * @param seam where the answer went over to the fallback's model; null when it did not
 * @param spending what it took, retries and fallbacks included
 * @param messages of a team that speaks several, in order; the text is theirs in a row. Only the
 *     last may be incomplete
 */
public record TeamResult(
    String text,
    String thinking,
    List<CodeBlock> code,
    List<ToolCall> toolCalls,
    List<Citation> citations,
    @Nullable Finish finish,
    @Nullable Seam seam,
    Spending spending,
    List<Message> messages) {

  public static final TeamResult NOTHING =
      new TeamResult("", "", List.of(), List.of(), List.of(), null, null, Spending.NOTHING);

  public TeamResult {
    code = List.copyOf(code);
    toolCalls = List.copyOf(toolCalls);
    citations = List.copyOf(citations);
    messages = List.copyOf(messages);
  }

  /** Of a team that answers once. */
  public TeamResult(
      String text,
      String thinking,
      List<CodeBlock> code,
      List<ToolCall> toolCalls,
      List<Citation> citations,
      @Nullable Finish finish,
      @Nullable Seam seam,
      Spending spending) {
    this(text, thinking, code, toolCalls, citations, finish, seam, spending, List.of());
  }

  public TeamResult spent(Spending all) {
    return new TeamResult(text, thinking, code, toolCalls, citations, finish, seam, all, messages);
  }

  /** Whether there is nothing that anybody could use. */
  public boolean isEmpty() {
    return text.isBlank() && toolCalls.isEmpty();
  }

  /** The text of a message of this team. */
  public String textOf(Message message) {
    int from = 0;
    for (Message before : messages) {
      if (before.equals(message)) {
        return text.substring(from, from + message.characters());
      }
      from += before.characters();
    }
    throw new IllegalArgumentException("the team never spoke message " + message.id());
  }

  /** What came behind the last complete message: all of it where there are no messages. */
  public String unfinishedText() {
    return text.substring(complete().mapToInt(Message::characters).sum());
  }

  /** The thinking behind the last complete message. */
  public String unfinishedThinking() {
    return thinking.substring(complete().mapToInt(Message::thoughts).sum());
  }

  private Stream<Message> complete() {
    return messages.stream().filter(Message::isComplete);
  }
}
