package io.chorale.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A team on the command line: {@code [name=]provider[:model]}.
 *
 * @param name its provider's, unless it has one
 * @param model the provider's own when null
 */
record AskedTeam(String name, String provider, @Nullable String model) {

  private static final Pattern FORM =
      Pattern.compile("(?:(?<name>[^=:]+)=)?(?<provider>[^=:]+)(?::(?<model>.+))?");

  static AskedTeam parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is no team such as anthropic, openai:gpt-5-mini or red=openai:gpt-5-mini."
              .formatted(text));
    }
    String provider = matcher.group("provider");
    String name = matcher.group("name");
    return new AskedTeam(name == null ? provider : name, provider, matcher.group("model"));
  }

  /**
   * @param system what is said to its model before all else; null for nothing
   */
  JSONObject json(@Nullable String system) {
    JSONObject json = new JSONObject();
    Json.put(json, "name", name);
    Json.put(json, "provider", provider);
    if (model != null) {
      Json.put(json, "model", model);
    }
    if (system != null) {
      Json.put(json, "system", system);
    }
    return json;
  }

  static final class Form implements ITypeConverter<AskedTeam> {
    @Override
    public AskedTeam convert(String text) {
      return parse(text);
    }
  }
}
