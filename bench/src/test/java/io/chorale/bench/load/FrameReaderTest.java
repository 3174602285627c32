package io.chorale.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private final List<String> heard = new ArrayList<>();
  private final FrameReader reader = new FrameReader();
  private final FrameReader.Messages messages =
      new FrameReader.Messages() {
        @Override
        public void text(byte[] bytes, int from, int to) {
          heard.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public void ping(byte[] payload) {
          heard.add("ping " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void close(int code) {
          heard.add("close " + code);
        }
      };

  @Test
  void framesOfEachLengthAreReadHoweverTheyAreCut() {
    String middle = "m".repeat(300);
    String large = "l".repeat(70_000);
    byte[] all = concat(frame(0x81, "short"), frame(0x81, middle), frame(0x81, large));
    for (int piece : new int[] {1, 7, 1_000, all.length}) {
      heard.clear();
      for (int from = 0; from < all.length; from += piece) {
        byte[] part = Arrays.copyOfRange(all, from, Math.min(all.length, from + piece));
        reader.read(part, part.length, messages);
      }
      assertThat(heard).containsExactly("short", middle, large);
    }
  }

  @Test
  void aMessageInFragmentsIsOneAndAPingMayComeBetween() {
    read(
        concat(
            frame(0x01, "one, "),
            frame(0x89, "there?"),
            frame(0x00, "two, "),
            frame(0x80, "three")));
    assertThat(heard).containsExactly("ping there?", "one, two, three");
  }

  @Test
  void theCodeOfACloseIsRead() {
    read(frame(0x88, new byte[] {0x11, 0x38}));
    read(frame(0x88, ""));
    assertThat(heard).containsExactly("close 4408", "close 1005");
  }

  private void read(byte[] bytes) {
    reader.read(bytes, bytes.length, messages);
  }

  static byte[] frame(int first, String text) {
    return frame(first, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] frame(int first, byte[] payload) {
    int length = payload.length;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    if (length < 126) {
      out.write(length);
    } else if (length < 65_536) {
      out.write(126);
      out.write(length >> 8);
      out.write(length);
    } else {
      out.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) length >> shift));
      }
    }
    out.writeBytes(payload);
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
