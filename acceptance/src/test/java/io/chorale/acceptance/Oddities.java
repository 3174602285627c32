package io.chorale.acceptance;

import io.chorale.kit.SocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/** What no client that means well would send. */
final class Oddities {

  private static final String[] VALUES = {
    "",
    "0",
    "1",
    "3",
    "-1",
    "-0",
    "1.5",
    "1e3",
    "+1",
    "x",
    "NaN",
    "null",
    "true",
    "0x10",
    "%20",
    "1%20",
    "%00",
    "%0d%0a",
    "%C3%28",
    "%F0%9F%98%80",
    "%D9%A1",
    "%",
    "%zz",
    "1000000",
    "2147483648",
    "999999999999999999",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999",
    "'%20or%201=1--",
    "%3Cscript%3E",
    "..%2f..%2f",
    "1&after=2",
    "&&&=&",
    "[]",
    "{}",
    "1;2",
    "a".repeat(3_000),
    "9".repeat(3_000)
  };

  private static final String[] MEDIA = {
    "application/json",
    "text/event-stream",
    "text/html",
    "*/*",
    "nonsense",
    "",
    "text/*",
    "text/event-stream;q=0",
    "application/json;q=2",
    "text/event-stream, */*;q=0.1",
    ",,,"
  };

  /** Whole first bytes of frames: proper ones, reserved ones, fragments, controls in pieces. */
  private static final int[] FIRST_BYTES = {
    0x81, 0x81, 0x81, 0x81, 0x01, 0x80, 0x00, 0x82, 0x02, 0x83, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8f,
    0x08, 0x09, 0x0a, 0xc1, 0xa1, 0x91, 0xf1, 0xff
  };

  private final Random random;
  private final String job;

  /**
   * @param job one that there is
   */
  Oddities(String job, Random random) {
    this.job = job;
    this.random = random;
  }

  String value() {
    return VALUES[random.nextInt(VALUES.length)];
  }

  String id() {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> job;
      case 3 -> UUID.randomUUID().toString();
      case 4 -> job.toUpperCase(java.util.Locale.ROOT) + (random.nextBoolean() ? "" : "0");
      default -> value().replaceAll("[&/]", "");
    };
  }

  String media() {
    return MEDIA[random.nextInt(MEDIA.length)];
  }

  /** A path that may be one, with parameters that may be some. */
  String path() {
    String path =
        switch (random.nextInt(8)) {
          case 0 -> "/api/jobs/" + id();
          case 1 -> "/api/jobs";
          case 2 -> "/api/status";
          default -> "/api/jobs/" + id() + "/events";
        };
    StringBuilder query = new StringBuilder();
    for (String name : new String[] {"after", "wait", "limit", "page", "size", "batch", "after"}) {
      if (random.nextInt(3) == 0) {
        // A wait that is one would be waited for.
        String value = name.equals("wait") && random.nextBoolean() ? "1" : value();
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
      }
    }
    return path + query;
  }

  String socketPath() {
    String query = random.nextInt(4) == 0 ? "" : "?after=" + value() + "&batch=" + value();
    return random.nextBoolean() ? "/ws/jobs" + query : "/ws/orchestrate/" + id() + query;
  }

  /** The bytes of one frame, or of something like one. */
  byte[] frame() {
    int first = FIRST_BYTES[random.nextInt(FIRST_BYTES.length)];
    SocketFrame frame = new SocketFrame(first, payload());
    return switch (random.nextInt(12)) {
      case 0 -> frame.unmasked();
      case 1 -> half(frame.masked());
      case 2 -> endless(first);
      default -> frame.masked();
    };
  }

  private byte[] payload() {
    return switch (random.nextInt(9)) {
      case 0 -> new byte[0];
      case 1 -> new byte[] {(byte) 0xc3, 0x28};
      case 2 -> some(random.nextInt(300));
      case 3 -> "[".repeat(1 + random.nextInt(60_000)).getBytes(StandardCharsets.UTF_8);
      case 4 -> "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
      case 5 -> "ping".getBytes(StandardCharsets.UTF_8);
      default -> message().getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] some(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] half(byte[] whole) {
    return java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
  }

  /** Says that more is to come than there is memory. */
  private byte[] endless(int first) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    out.write(0xff);
    out.writeBytes(new byte[] {random.nextBoolean() ? (byte) 0x80 : 0x7f, 0, 0, 0, 0, 0, 0, 0});
    out.writeBytes(some(20));
    return out.toByteArray();
  }

  private String message() {
    String[] types = {
      "\"subscribe\"", "\"unsubscribe\"", "\"ping\"", "\"dance\"", "7", "null", "{}"
    };
    String[] ids = {"\"" + job + "\"", "\"" + UUID.randomUUID() + "\"", "\"\\u0000\"", "1", "null"};
    String[] cursors = {"0", "-1", "1.5", "\"x\"", "1e99", "null", "[]", "true", "9".repeat(40)};
    String text =
        "{\"type\":%s,\"job_id\":%s,\"after\":%s}"
            .formatted(
                types[random.nextInt(types.length)],
                ids[random.nextInt(ids.length)],
                cursors[random.nextInt(cursors.length)]);
    return random.nextInt(4) == 0 ? text.substring(random.nextInt(text.length())) : text;
  }
}
