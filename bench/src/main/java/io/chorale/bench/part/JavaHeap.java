package io.chorale.bench.part;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another Java process, asked through the JDK's own tool. */
final class JavaHeap {

  /** A line of a generation or of the whole heap, not of its parts or of the classes. */
  private static final Pattern USED =
      Pattern.compile(
          "^ *(?:def new generation|tenured generation|PSYoungGen|ParOldGen|garbage-first heap)"
              + ".* used (\\d+)K",
          Pattern.MULTILINE);

  private JavaHeap() {}

  /** Bytes in use after a full collection. */
  static long used(long pid) throws IOException, InterruptedException {
    // The second finds what the first left to finalizers and cleaners.
    Jcmd.run(pid, "GC.run");
    Jcmd.run(pid, "GC.run");
    String info = Jcmd.run(pid, "GC.heap_info");
    Matcher used = USED.matcher(info);
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    if (kilobytes == 0) {
      throw new IOException("this collector's figures are not understood: " + info);
    }
    return kilobytes * 1_024;
  }
}
