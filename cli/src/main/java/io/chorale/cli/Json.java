package io.chorale.cli;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Reads and writes JSON by what the Socket.IO client brings. */
final class Json {

  private Json() {}

  /**
   * @throws CommandException when it is no object: that is not Chorale
   */
  static JSONObject parse(String text) {
    try {
      return new JSONObject(text);
    } catch (JSONException notJson) {
      throw new CommandException(
          ExitCode.UNREACHABLE, "What answers there is not Chorale: its answer is no JSON.");
    }
  }

  /** Empty when there is none. */
  static String text(JSONObject json, String field) {
    return json.isNull(field) ? "" : json.optString(field);
  }

  /** Empty when there is none. */
  static JSONObject object(JSONObject json, String field) {
    JSONObject found = json.optJSONObject(field);
    return found == null ? new JSONObject() : found;
  }

  /** Empty when there is none. */
  static JSONArray array(JSONObject json, String field) {
    JSONArray found = json.optJSONArray(field);
    return found == null ? new JSONArray() : found;
  }

  static JSONObject put(JSONObject json, String field, Object value) {
    try {
      return json.put(field, value);
    } catch (JSONException noNumber) {
      throw new IllegalArgumentException(noNumber);
    }
  }
}
