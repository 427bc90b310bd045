package io.haldane.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that is mapped into this process, as /proc/self/smaps describes it.
 *
 * @param start address of its first byte
 * @param length in bytes
 * @param permissions such as r-xp: what the process may do with it
 * @param resident KiB that are in memory
 * @param own KiB that are no longer what the file holds
 */
record FileMapping(
    long start, long length, String permissions, String file, long resident, long own) {
  private static final Pattern HEAD =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (\\S{4}) [0-9a-f]+ \\S+ ([0-9]+) +(/.*)");
  private static final Pattern SIZE = Pattern.compile("(Rss|Anonymous): +([0-9]+) kB");

  /**
   * Whether all of it can be read from the file again. What the process may write to, or what was
   * changed after it was mapped, such as the table of a library's addresses, exists here only.
   */
  boolean canBeReadAgain() {
    return permissions.charAt(1) != 'w' && own == 0 && resident > 0;
  }

  /** Mappings of files; those of plain memory are left out. */
  static List<FileMapping> parse(List<String> smaps) {
    List<FileMapping> found = new ArrayList<>();
    boolean file = false;
    for (String line : smaps) {
      Matcher size = SIZE.matcher(line);
      if (size.matches()) {
        if (file) {
          found.add(found.removeLast().with(size.group(1), Long.parseLong(size.group(2))));
        }
      } else if (isHead(line)) {
        Matcher head = HEAD.matcher(line);
        file = head.matches();
        if (file) {
          found.add(of(head));
        }
      }
    }
    return found;
  }

  /** Sizes and flags follow a head, each with a name and a colon. */
  private static boolean isHead(String line) {
    int end = line.indexOf(' ');
    return end > 0 && line.charAt(end - 1) != ':';
  }

  private static FileMapping of(Matcher head) {
    long start = Long.parseUnsignedLong(head.group(1), 16);
    long end = Long.parseUnsignedLong(head.group(2), 16);
    return new FileMapping(start, end - start, head.group(3), head.group(5), 0, 0);
  }

  private FileMapping with(String what, long kib) {
    return what.equals("Rss")
        ? new FileMapping(start, length, permissions, file, kib, own)
        : new FileMapping(start, length, permissions, file, resident, kib);
  }
}
