package io.chorale.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chorale.job.Fault;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.NewJob;
import io.chorale.socketio.IoJson;
import io.chorale.workflows.PanelOptions.OnDisconnect;
import io.chorale.workflows.PanelWorkflow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A {@code stream_request} as it came: a job that is asked for, not checked yet, and the way back
 * from what is wrong with the job to the names that stand here.
 */
final class StreamRequest {

  private static final String MESSAGE = "message";
  private static final String BUDGET = "budgetUsd";
  private static final String REQUEST_ID = "requestId";
  private static final String WHOLE = "stream_request";

  private static final String OPTIONS = "options.";

  /** Before the name of a field that there is not, so that it is no option by chance. */
  private static final String UNKNOWN = "?";

  /** Beyond what anybody reads. */
  private static final int MOST_FAULTS = 50;

  private static final int LONGEST_REQUEST_ID = 100;

  /** The options of a panel by the names of seed 004. */
  private static final Map<String, String> NAMES =
      Map.of(
          "systemPrompt",
          "system_prompt",
          "temperature",
          "temperature",
          "agentRole",
          "role",
          "enableTools",
          "enable_tools",
          "history",
          "history",
          "mode",
          "mode",
          "roles",
          "roles",
          "onDisconnect",
          "on_disconnect",
          REQUEST_ID,
          "request_id");

  private final JsonNode asked;

  private StreamRequest(JsonNode asked) {
    this.asked = asked;
  }

  /**
   * @throws InvalidJobException when it is no object
   */
  static StreamRequest of(List<JsonNode> arguments) {
    JsonNode asked = arguments.isEmpty() ? MissingNode.getInstance() : arguments.get(0);
    if (!asked.isObject()) {
      throw new InvalidJobException(
          List.of(new Fault(WHOLE, "The request must be an object with a 'message'.")));
    }
    return new StreamRequest(asked);
  }

  /** By which whoever asked recognises the answer; null for none that could be one. */
  @Nullable String requestId() {
    JsonNode id = asked.path(REQUEST_ID);
    return id.isTextual() && id.textValue().length() <= LONGEST_REQUEST_ID ? id.textValue() : null;
  }

  NewJob asJob() {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("on_disconnect", OnDisconnect.CANCEL.word());
    for (Map.Entry<String, JsonNode> field : asked.properties()) {
      String name = field.getKey();
      if (!name.equals(MESSAGE) && !name.equals(BUDGET) && !field.getValue().isNull()) {
        options.put(
            NAMES.getOrDefault(name, UNKNOWN + name),
            IoJson.MAPPER.convertValue(field.getValue(), Object.class));
      }
    }
    JsonNode message = asked.path(MESSAGE);
    return new NewJob(
        PanelWorkflow.NAME,
        message.isTextual() ? message.textValue() : null,
        null,
        options,
        budget(asked.path(BUDGET)));
  }

  /** What is no number is as wrong as a negative one. */
  private static @Nullable BigDecimal budget(JsonNode dollars) {
    if (dollars.isMissingNode() || dollars.isNull()) {
      return null;
    }
    boolean isNumber = dollars.isNumber() && Double.isFinite(dollars.doubleValue());
    return isNumber ? dollars.decimalValue() : BigDecimal.ONE.negate();
  }

  /** The same faults by the names that stand here; at most {@link #MOST_FAULTS}. */
  List<Fault> named(InvalidJobException asJob) {
    List<Fault> named = new ArrayList<>();
    asJob.faults().stream().limit(MOST_FAULTS).forEach(fault -> named.add(named(fault)));
    return named;
  }

  private Fault named(Fault fault) {
    String field = fault.field();
    if (field.startsWith(OPTIONS)) {
      return option(field.substring(OPTIONS.length()), fault.detail());
    } else if (field.equals("brief")) {
      return new Fault(MESSAGE, message(fault.detail()));
    } else if (field.equals("budget_usd")) {
      return new Fault(
          BUDGET,
          asked.path(BUDGET).isNumber()
              ? fault.detail()
              : "'%s' must be a number of US dollars.".formatted(BUDGET));
    } else if (field.startsWith("teams")) {
      return new Fault("agentRole", fault.detail());
    }
    return fault;
  }

  private String message(String detail) {
    JsonNode message = asked.path(MESSAGE);
    if (message.isMissingNode() || message.isNull()) {
      return "'message' is missing.";
    } else if (!message.isTextual()) {
      return "'message' must be a text.";
    }
    return message.textValue().isBlank()
        ? "'message' is empty."
        : detail.replace("The brief", "'message'");
  }

  private static Fault option(String option, String detail) {
    if (option.startsWith(UNKNOWN)) {
      String name = shortened(option.substring(UNKNOWN.length()));
      TreeSet<String> known = new TreeSet<>(NAMES.keySet());
      known.add(MESSAGE);
      known.add(BUDGET);
      return new Fault(
          name,
          "There is no field '%s' here; there are: %s.".formatted(name, String.join(", ", known)));
    }
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      String own = name.getValue();
      if (option.equals(own) || option.startsWith(own + "[") || option.startsWith(own + ".")) {
        return new Fault(
            shortened(name.getKey() + option.substring(own.length())),
            detail.replace("'" + own + "'", "'" + name.getKey() + "'"));
      }
    }
    return new Fault(option, detail);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_REQUEST_ID ? name : name.substring(0, LONGEST_REQUEST_ID) + "…";
  }
}
