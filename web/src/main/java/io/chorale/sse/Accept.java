package io.chorale.sse;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client says that it can read (RFC 9110, section 12.5.1). */
final class Accept {

  private static final Pattern QUALITY = Pattern.compile(";\\s*q\\s*=\\s*([01](?:\\.\\d{0,3})?)");

  private Accept() {}

  /**
   * Whether an event stream is wanted rather than JSON, which is what a wildcard gets: its quality
   * is higher, or as high and the stream alone is called by its name.
   *
   * @param header all fields of that name, with commas between
   */
  static boolean prefersEventStream(String header) {
    Range stream = best(header, "text", "event-stream");
    Range json = best(header, "application", "json");
    int byQuality = stream.quality.compareTo(json.quality);
    return stream.quality.signum() > 0
        && (byQuality > 0 || (byQuality == 0 && stream.closeness > json.closeness));
  }

  /** The closest range that a type is in says how welcome it is. */
  private static Range best(String header, String type, String subtype) {
    Range best = new Range(0, BigDecimal.ZERO);
    for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = part.split(";", 2)[0].strip();
      int closeness = 0;
      if (name.equals(type + "/" + subtype)) {
        closeness = 3;
      } else if (name.equals(type + "/*")) {
        closeness = 2;
      } else if (name.equals("*/*")) {
        closeness = 1;
      }
      if (closeness > best.closeness) {
        best = new Range(closeness, quality(part));
      }
    }
    return best;
  }

  private static BigDecimal quality(String part) {
    Matcher quality = QUALITY.matcher(part);
    return quality.find() ? new BigDecimal(quality.group(1)) : BigDecimal.ONE;
  }

  /**
   * @param closeness 3 for a type by its name, 1 for any type, 0 for none
   */
  private record Range(int closeness, BigDecimal quality) {}
}
