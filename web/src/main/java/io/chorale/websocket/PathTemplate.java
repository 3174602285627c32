package io.chorale.websocket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with names in braces, each standing for one segment. */
final class PathTemplate {

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final Pattern pattern;
  private final List<String> names = new ArrayList<>();

  PathTemplate(String template) {
    StringBuilder expression = new StringBuilder();
    int from = 0;
    Matcher name = NAME.matcher(template);
    while (name.find()) {
      expression.append(Pattern.quote(template.substring(from, name.start()))).append("([^/]+)");
      names.add(name.group(1));
      from = name.end();
    }
    pattern =
        Pattern.compile(expression.append(Pattern.quote(template.substring(from))).toString());
  }

  /** What stands for each name; empty when the path is another. */
  Optional<Map<String, String>> match(String path) {
    Matcher match = pattern.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), match.group(i + 1));
    }
    return Optional.of(values);
  }
}
