package io.chorale.experiments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.chorale.job.JobId;
import io.chorale.wire.Cursor;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The experiment that an event of a client is about: its id as a text, or an object with it.
 *
 * @param after the last seq that the client has; 0 for none
 */
record AskedRoom(JobId experiment, long after) {

  private static final String ID = "experimentId";
  private static final String AFTER = "after";
  private static final String BAD_REQUEST = "bad_request";

  /**
   * @param mayHaveCursor whether an object may say {@code after}
   * @throws RefusedException when that names no experiment
   */
  static AskedRoom of(String event, List<JsonNode> arguments, boolean mayHaveCursor) {
    String rule =
        "%s takes one argument: an experiment's id such as \"exp_3f2b6c1e8a4d4f6b9c0e5d7a1b2c3d4e\", or {\"experimentId\":\"exp_…\"%s}."
            .formatted(event, mayHaveCursor ? ",\"after\":17" : "");
    if (arguments.size() != 1) {
      throw refused(
          arguments.isEmpty() ? "No argument came." : arguments.size() + " arguments came.", rule);
    }
    JsonNode argument = arguments.get(0);
    if (argument.isTextual()) {
      return new AskedRoom(id(argument.textValue(), rule), 0);
    } else if (!argument.isObject()) {
      throw refused("The argument is %s.".formatted(kind(argument)), rule);
    }
    Set<String> known = mayHaveCursor ? Set.of(ID, AFTER) : Set.of(ID);
    for (Iterator<String> names = argument.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw refused("There is no field '%s'.".formatted(Refusal.shown(name)), rule);
      }
    }
    JsonNode id = argument.path(ID);
    if (!id.isTextual()) {
      throw refused("The field 'experimentId' is %s.".formatted(kind(id)), rule);
    }
    return new AskedRoom(id(id.textValue(), rule), after(argument.path(AFTER)));
  }

  private static JobId id(String text, String rule) {
    return JobId.parse(text)
        .orElseThrow(
            () -> refused("'%s' is no experiment's id.".formatted(Refusal.shown(text)), rule));
  }

  private static long after(JsonNode after) {
    if (after.isMissingNode()) {
      return 0;
    } else if (after.isIntegralNumber() && after.canConvertToLong() && after.longValue() >= 0) {
      return after.longValue();
    }
    throw new RefusedException("bad_cursor", Cursor.RULE);
  }

  private static RefusedException refused(String wrong, String rule) {
    return new RefusedException(BAD_REQUEST, wrong + " " + rule);
  }

  private static String kind(JsonNode value) {
    JsonNodeType type = value.getNodeType();
    return switch (type) {
      case MISSING -> "missing";
      case NULL -> "null";
      case BINARY -> "binary";
      case ARRAY, OBJECT -> "an " + type.name().toLowerCase(Locale.ROOT);
      default -> "a " + type.name().toLowerCase(Locale.ROOT);
    };
  }
}
