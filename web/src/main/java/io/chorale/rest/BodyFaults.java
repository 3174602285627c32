package io.chorale.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.chorale.job.Fault;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a person's words why a body could not be read, and where. */
final class BodyFaults {

  private BodyFaults() {}

  static RefusedException of(JsonProcessingException failure) {
    String where = where(failure.getLocation());
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return at(unknown, where + unknown(unknown));
    } else if (failure instanceof MismatchedInputException mismatch) {
      return at(mismatch, where + mismatch(mismatch));
    }
    // Jackson adds where it began to read, in words of its own about its source.
    String why = failure.getOriginalMessage().replaceFirst("(?s) \\(start marker at .*", "");
    return new RefusedException(ProblemKind.MALFORMED_BODY, where + "This is not JSON: " + why);
  }

  private static RefusedException at(JsonMappingException failure, String detail) {
    String field = path(failure.getPath());
    List<Fault> errors = field.isEmpty() ? List.of() : List.of(new Fault(field, detail));
    return new RefusedException(ProblemKind.MALFORMED_BODY, detail, errors);
  }

  private static String unknown(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    String names =
        known == null
            ? ""
            : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    return "There is no field '%s' here; there are: %s."
        .formatted(unknown.getPropertyName(), names);
  }

  private static String mismatch(MismatchedInputException mismatch) {
    String field = path(mismatch.getPath());
    String what = field.isEmpty() ? "The body" : "'" + field + "'";
    return what + " must be " + word(mismatch.getTargetType()) + ", and only that.";
  }

  private static String word(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    } else if (type == String.class) {
      return "a text";
    } else if (type == Boolean.class) {
      return "true or false";
    } else if (type == BigDecimal.class) {
      return "a number";
    } else if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return "an object";
  }

  private static String where(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : "Line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** {@code teams[1].name}. */
  private static String path(List<JsonMappingException.Reference> steps) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : steps) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
