package io.chorale.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Follows a job over server-sent events, over as many connections as it takes. */
final class Watching {

  private static final int NO_MORE = 204;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int MOST_TRIES = 30;

  private final Api api;
  private final PrintStream out;
  private final Transcript transcript;
  private long seen;
  private int tries;

  Watching(Api api, PrintStream out) {
    this.api = api;
    this.out = out;
    this.transcript = new Transcript(out);
  }

  /**
   * @param after the last seq that is known; 0 for none
   * @return the exit code
   * @throws CommandException when there is no such job, or nobody answers any more
   */
  int watch(String id, long after) throws InterruptedException {
    // Says what is wrong with the id, or that nobody answers, before all else.
    JSONObject job = api.get("/api/jobs/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    transcript.begin(job);
    seen = after;
    while (!transcript.isOver()) {
      try {
        if (!followed(Json.text(job, "job_id"))) {
          break;
        }
      } catch (IOException cut) {
        pause();
      }
    }
    transcript.end(api.get("/api/jobs/" + Json.text(job, "job_id")));
    return transcript.exitCode();
  }

  private void pause() throws InterruptedException {
    tries++;
    if (tries > MOST_TRIES) {
      throw api.unreachable();
    } else if (tries == 1) {
      transcript.note("The connection was cut; trying again, nothing is lost …");
    }
    long millis = FIRST_PAUSE.toMillis() * tries;
    Thread.sleep(Math.min(millis, LONGEST_PAUSE.toMillis()));
  }

  /**
   * @return false when nothing can follow
   * @throws IOException when it is to be tried again
   */
  private boolean followed(String job) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        api.stream(
            HttpRequest.newBuilder(
                    api.server().resolve("/api/jobs/" + job + "/events?after=" + seen))
                .header("Accept", "text/event-stream"));
    try (InputStream body = answer.body()) {
      int status = answer.statusCode();
      if (status == NO_MORE) {
        return false;
      } else if (status / 100 != 2) {
        String words = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        boolean later = status == 429 || status >= 500;
        if (later) {
          throw new IOException(words);
        }
        throw api.refusal(status, words);
      }
      read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
      return true;
    }
  }

  /** Chorale writes a message as one line of data, with its seq as the id before it. */
  private void read(BufferedReader lines) throws IOException {
    while (!transcript.isOver()) {
      @Nullable String line = lines.readLine();
      if (line == null) {
        throw new IOException("the stream ended");
      } else if (line.startsWith("data: ")) {
        take(Json.parse(line.substring("data: ".length())));
      }
    }
  }

  private void take(JSONObject message) {
    tries = 0;
    JSONObject data = Json.object(message, "data");
    if (message.has("seq")) {
      seen = message.optLong("seq");
      transcript.take(message);
    } else if (Json.text(message, "type").equals("gap")) {
      seen = data.optLong("to_seq");
      transcript.note("What came before is no longer kept; the end is.");
    }
    out.flush();
  }
}
