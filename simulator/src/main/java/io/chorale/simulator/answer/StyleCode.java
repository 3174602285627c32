package io.chorale.simulator.answer;

import java.util.List;

/** A style sheet for the thing that the brief names. */
final class StyleCode {

  private StyleCode() {}

  static Code of(Brief brief) {
    String name = brief.name().kebab();
    return new Code(
        "css",
        source(name),
        "Colours and spacing are custom properties, so `.%s` follows the page's theme, dark or light."
            .formatted(name),
        "Link the sheet and give one element the class `" + name + "`.",
        List.of(
            "Measure the contrast of text and ground: 4.5 to 1 is the floor.",
            "Zoom to 200 %: nothing should be cut off.",
            "Keep the focus ring; who uses the keyboard needs to see where they are.",
            "Respect `prefers-reduced-motion` before you add a transition.",
            "Look at it at 320 pixels wide, then at 2,000."));
  }

  private static String source(String name) {
    return """
    .%1$s {
      --ink: light-dark(#1c1b22, #f4f2ee);
      --ground: light-dark(#fffdf8, #22212a);

      color: var(--ink);
      background: var(--ground);
      border: 1px solid color-mix(in srgb, var(--ink) 15%%, transparent);
      border-radius: 0.75rem;
      padding: clamp(1rem, 3vw, 2rem);
      max-inline-size: 65ch;
    }

    .%1$s :focus-visible {
      outline: 3px solid currentColor;
      outline-offset: 2px;
    }
    """
        .formatted(name);
  }
}
