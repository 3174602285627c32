package io.chorale.persistence;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Folds consecutive events into one array of bytes, in blocks that are compressed apart, so that a
 * page can be read without inflating what lies before it.
 *
 * <p>A block is: the seq of its first event (8 bytes), how many there are (4), its length when
 * compressed (4), and that many deflated bytes. In it, for each event: milliseconds since the one
 * before (the first: since 1970), the numbers of its type and its team in the block's list of
 * words, and its data's length and UTF-8; numbers are of seven bits a byte, and a word that is not
 * yet in the list (number = the list's size) follows its number. The word of no team is empty.
 */
final class PieceWriter {

  /** As many as a watcher is given at a time; deflate hardly gains from more. */
  private static final int BLOCK_EVENTS = 512;

  private static final int BLOCK_BYTES = 256 * 1024;

  /** Beyond, the next piece begins: all of it is fetched for each page that is read from it. */
  private static final int PIECE_BYTES = 256 * 1024;

  private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
  private final DataOutputStream blocks = new DataOutputStream(piece);
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final Map<String, Integer> words = new HashMap<>();
  private long first;
  private int count;
  private long lastMillis;
  private long lastSeq;

  /** Takes the next event and answers whether the piece is full now. */
  boolean add(StoredRow row) {
    if (count == 0) {
      first = row.seq();
    }
    long millis = row.at().toEpochMilli();
    number(zigzag(millis - lastMillis));
    word(row.type());
    word(row.team());
    byte[] data = utf8(row.data());
    number(data.length);
    raw.writeBytes(data);
    lastMillis = millis;
    lastSeq = row.seq();
    count++;
    if (count == BLOCK_EVENTS || raw.size() >= BLOCK_BYTES) {
      endBlock();
    }
    return piece.size() >= PIECE_BYTES;
  }

  boolean isEmpty() {
    return count == 0 && piece.size() == 0;
  }

  long lastSeq() {
    return lastSeq;
  }

  /** The piece so far; the next event begins a new one. */
  byte[] take() {
    endBlock();
    byte[] bytes = piece.toByteArray();
    piece.reset();
    return bytes;
  }

  private void endBlock() {
    if (count == 0) {
      return;
    }
    byte[] compressed = deflated(raw.toByteArray());
    try {
      blocks.writeLong(first);
      blocks.writeInt(count);
      blocks.writeInt(compressed.length);
      blocks.write(compressed);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    raw.reset();
    words.clear();
    count = 0;
    lastMillis = 0;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
      deflating.write(bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private void word(@Nullable String text) {
    String word = text == null ? "" : text;
    Integer known = words.get(word);
    if (known != null) {
      number(known);
      return;
    }
    number(words.size());
    words.put(word, words.size());
    byte[] bytes = utf8(word);
    number(bytes.length);
    raw.writeBytes(bytes);
  }

  private void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      raw.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    raw.write((int) rest);
  }

  /** Small numbers of either sign become small ones of none. */
  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException halfACharacter) {
      return escaped(text).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** UTF-8 has no half of a surrogate pair; JSON can name it. */
  private static String escaped(String json) {
    StringBuilder out = new StringBuilder(json.length() + 16);
    for (int i = 0; i < json.length(); i++) {
      char unit = json.charAt(i);
      boolean pair =
          Character.isHighSurrogate(unit)
              && i + 1 < json.length()
              && Character.isLowSurrogate(json.charAt(i + 1));
      if (pair) {
        out.append(unit).append(json.charAt(++i));
      } else if (Character.isSurrogate(unit)) {
        out.append("\\u").append(Integer.toHexString(unit));
      } else {
        out.append(unit);
      }
    }
    return out.toString();
  }
}
