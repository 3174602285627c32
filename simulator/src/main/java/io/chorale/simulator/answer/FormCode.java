package io.chorale.simulator.answer;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;

/** A web form with the fields that the brief names: plain HTML, or a React component. */
final class FormCode {

  private static final Set<String> REACT = Set.of("react", "jsx", "component");

  private FormCode() {}

  static Code of(Brief brief) {
    List<Field> fields = Field.of(brief);
    boolean react = brief.mentions(REACT);
    String names = Composition.listed(fields.stream().map(field -> field.label()).toList());
    return new Code(
        react ? "jsx" : "html",
        react ? jsx(brief.name(), fields) : html(brief.name(), fields),
        "The form asks for %s. Every field has a real label, so it works with the keyboard and a screen reader."
            .formatted(names),
        react
            ? "Render it with an `onSend` that logs its argument."
            : "Save it as `index.html` and open it in a browser.",
        List.of(
            "Submit it empty: the browser should point at the first field.",
            "Validate again on the server; `required` is a courtesy, not a guard.",
            "Fill it with a password manager and see that each field is recognised.",
            "Say next to the field what is wrong, not in a box at the top.",
            "Send it over HTTPS only, with a CSRF token if there is a session."));
  }

  private static String html(Name name, List<Field> fields) {
    return """
    <form id="%s" action="/%s" method="post">
      <h1>%s</h1>
    %s
      <button type="submit">Send</button>
    </form>
    """
        .formatted(
            name.kebab(),
            name.words().get(0),
            name.title(),
            fields.stream().map(FormCode::htmlField).collect(joining("\n")));
  }

  private static String htmlField(Field field) {
    return """
      <label for="%1$s">%2$s</label>
      <input id="%1$s" name="%1$s" type="%3$s" autocomplete="%4$s" required>
    """
        .formatted(field.name(), field.label(), field.type(), field.autocomplete())
        .stripTrailing();
  }

  private static String jsx(Name name, List<Field> fields) {
    return """
    export function %s({ onSend }) {
      function send(event) {
        event.preventDefault();
        onSend(Object.fromEntries(new FormData(event.target)));
      }

      return (
        <form onSubmit={send}>
    %s
          <button type="submit">Send</button>
        </form>
      );
    }
    """
        .formatted(name.pascal(), fields.stream().map(FormCode::jsxField).collect(joining("\n")));
  }

  private static String jsxField(Field field) {
    return """
          <label>
            %s
            <input name="%s" type="%s" autoComplete="%s" required />
          </label>
    """
        .formatted(field.label(), field.name(), field.type(), field.autocomplete())
        .stripTrailing();
  }
}
