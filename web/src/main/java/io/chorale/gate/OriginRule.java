package io.chorale.gate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells our own pages and programs from other sites' pages.
 *
 * @param hosts names besides the loopback ones under which this server is called
 * @param origins origins besides its own whose pages may call it
 */
record OriginRule(Set<String> hosts, Set<String> origins) {

  private static final String NAME = "([a-z0-9._-]+|\\[[0-9a-f:.]+])";
  private static final Pattern HOST = Pattern.compile(NAME);
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://" + NAME + "(:\\d+)?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  /**
   * @throws IllegalArgumentException when a setting holds something that would match nothing
   */
  OriginRule {
    check("chorale.allowed-hosts", HOST, hosts, "names such as chorale.example.com");
    check(
        "chorale.allowed-origins", ORIGIN, origins, "origins such as https://chorale.example.com");
  }

  private static void check(String setting, Pattern form, Set<String> values, String right) {
    for (String value : values) {
      if (!form.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "The setting %s must list %s, not '%s'".formatted(setting, right, value));
      }
    }
  }

  /** Whether a request may come under this name: a loopback one, or a configured one. */
  boolean allowsHost(String host) {
    String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    return LOOPBACK.matcher(name).matches() || hosts.contains(name);
  }

  /**
   * Whether who asks may open a socket or change something. A program sends neither header.
   *
   * @param origin the Origin header
   * @param site the Sec-Fetch-Site header
   * @param own the origin of the pages that this server serves under the name it was called by
   */
  boolean allowsPage(@Nullable String origin, @Nullable String site, String own) {
    if (origin == null) {
      return !"cross-site".equals(site);
    }
    String asked = plain(origin);
    return asked.equals(plain(own))
        || origins.stream().anyMatch(listed -> plain(listed).equals(asked));
  }

  /** Without the usual port, which browsers leave out and people and proxies do not always. */
  private static String plain(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") && lower.endsWith(":80")) {
      return lower.substring(0, lower.length() - 3);
    } else if (lower.startsWith("https://") && lower.endsWith(":443")) {
      return lower.substring(0, lower.length() - 4);
    }
    return lower;
  }
}
