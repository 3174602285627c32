package io.chorale.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what {@link PieceWriter} folded. */
final class PieceReader {

  private final ByteBuffer raw;
  private final List<String> words = new ArrayList<>();

  private PieceReader(byte[] block) {
    raw = ByteBuffer.wrap(block);
  }

  /**
   * The events of a piece behind a cursor.
   *
   * @param limit the most to answer
   */
  static List<StoredRow> read(byte[] piece, long after, int limit) {
    List<StoredRow> rows = new ArrayList<>();
    ByteBuffer blocks = ByteBuffer.wrap(piece);
    while (blocks.hasRemaining() && rows.size() < limit) {
      long first = blocks.getLong();
      int count = blocks.getInt();
      int length = blocks.getInt();
      if (first + count - 1 > after) {
        byte[] block = inflated(piece, blocks.position(), length);
        new PieceReader(block).read(first, count, after, limit, rows);
      }
      blocks.position(blocks.position() + length);
    }
    return rows;
  }

  private void read(long first, int count, long after, int limit, List<StoredRow> rows) {
    long millis = 0;
    for (long seq = first; seq < first + count && rows.size() < limit; seq++) {
      millis += unzigzag(number());
      String type = word();
      String team = word();
      int length = (int) number();
      if (seq > after) {
        rows.add(
            new StoredRow(
                seq,
                Instant.ofEpochMilli(millis),
                type,
                team.isEmpty() ? null : team,
                text(length)));
      } else {
        raw.position(raw.position() + length);
      }
    }
  }

  private String word() {
    int known = (int) number();
    if (known == words.size()) {
      words.add(text((int) number()));
    }
    return words.get(known);
  }

  private String text(int length) {
    String text = new String(raw.array(), raw.position(), length, StandardCharsets.UTF_8);
    raw.position(raw.position() + length);
    return text;
  }

  private long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = raw.get();
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  private static byte[] inflated(byte[] piece, int from, int length) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(piece, from, length);
      byte[] out = new byte[Math.max(1024, length * 4)];
      int size = 0;
      while (!inflater.finished()) {
        if (size == out.length) {
          out = Arrays.copyOf(out, out.length * 2);
        }
        int more = inflater.inflate(out, size, out.length - size);
        if (more == 0 && inflater.needsInput()) {
          throw new IllegalStateException("a folded piece ends too early");
        }
        size += more;
      }
      return Arrays.copyOf(out, size);
    } catch (DataFormatException spoilt) {
      throw new IllegalStateException("a folded piece cannot be read", spoilt);
    } finally {
      inflater.end();
    }
  }
}
