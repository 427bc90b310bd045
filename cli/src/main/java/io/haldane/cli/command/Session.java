package io.haldane.cli.command;

import io.haldane.cli.text.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/**
 * What a command runs in; tests give it another one.
 *
 * @param program how the user calls it: {@code haldane} or {@code kubectl haldane}
 */
public record Session(
    String program,
    PrintWriter out,
    PrintWriter err,
    InputStream in,
    Screen screen,
    InstantSource clock,
    ZoneId zone) {

  /** That of this process. */
  public static Session ofProcess() {
    return new Session(
        System.getProperty("haldane.program", "haldane"),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        System.in,
        Screen.of(System.getProperty("haldane.screen", ""), System.getenv()),
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), false);
  }

  /** Prints lines at once, so that a reader of a pipe sees them. */
  public void print(Iterable<String> lines) {
    lines.forEach(out::println);
    // Nobody reads any more, as behind "head": a command that waits ends.
    if (out.checkError()) {
      Thread.currentThread().interrupt();
    }
  }

  public void print(String line) {
    print(List.of(line));
  }

  /** A remark beside the output, which scripts do not read. */
  public void note(String line) {
    err.println(line);
    err.flush();
  }
}
