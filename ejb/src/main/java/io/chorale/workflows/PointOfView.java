package io.chorale.workflows;

import io.chorale.job.Job;
import io.chorale.job.Message;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.model.ChatMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A conversation as one of its teams sees it: its own messages are the assistant's, those of the
 * others the user's, with the speaker's name before them. No two of a kind follow each other, as
 * not every provider takes that.
 */
final class PointOfView {

  private final List<ChatMessage> seen = new ArrayList<>();
  private final StringBuilder heard = new StringBuilder();

  private PointOfView() {}

  static List<ChatMessage> of(Team speaker, Job job, ExperimentOptions options) {
    PointOfView view = new PointOfView();
    view.hear(introduction(speaker, job, options));
    for (Said said : conversation(job)) {
      if (said.team().equals(speaker.name())) {
        view.say(said.text());
      } else {
        view.hear(said.team() + ": " + said.text());
      }
    }
    view.endHearing();
    return List.copyOf(view.seen);
  }

  /** A complete message. */
  record Said(int turn, TeamName team, String text) {}

  /** What was said so far, in order. */
  static List<Said> conversation(Job job) {
    return job.teams().stream()
        .flatMap(
            team ->
                team.result().messages().stream()
                    .filter(Message::isComplete)
                    .map(it -> new Said(it.turn(), team.name(), team.result().textOf(it))))
        .sorted(Comparator.comparingInt(Said::turn))
        .toList();
  }

  private static String introduction(Team speaker, Job job, ExperimentOptions options) {
    String others =
        job.teams().stream()
            .filter(team -> !team.equals(speaker))
            .map(team -> team.name().value())
            .collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder();
    text.append("You are %s. You talk in turns with %s".formatted(speaker.name(), others))
        .append("; what they say comes behind their names. The topic:\n\n")
        .append(job.brief().text());
    if (options.maySayStop(speaker.name())) {
      text.append("\n\nWhen the conversation is to end, write the word ")
          .append(options.stopWord())
          .append('.');
    }
    if (options.opening() != null) {
      text.append("\n\n").append(options.opening());
    }
    return text.toString();
  }

  private void say(String text) {
    endHearing();
    seen.add(ChatMessage.assistant(text));
  }

  private void hear(String text) {
    heard.append(heard.isEmpty() ? "" : "\n\n").append(text);
  }

  private void endHearing() {
    if (!heard.isEmpty()) {
      seen.add(ChatMessage.user(heard.toString()));
      heard.setLength(0);
    }
  }
}
