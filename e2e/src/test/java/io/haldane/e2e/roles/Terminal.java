package io.haldane.e2e.roles;

import io.haldane.e2e.process.Command;
import io.haldane.e2e.process.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A terminal of tmux in which a person types into a shell. */
final class Terminal implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String PROMPT = ">";

  private final String server;
  private final Path shots;

  private Terminal(String server, Path shots) {
    this.server = server;
    this.shots = shots;
  }

  /**
   * @param name of a server of its own, which ends with the terminal
   * @param shots folder for what is seen
   */
  static Terminal open(String name, Shell shell, Path shots, int columns, int rows) {
    Terminal terminal = new Terminal("haldane-" + name, shots);
    List<String> command = new ArrayList<>(List.of("-u", "-f", "/dev/null", "new-session", "-d"));
    command.addAll(List.of("-x", "" + columns, "-y", "" + rows));
    command.add("exec env " + variables(shell) + " sh");
    command.addAll(List.of(";", "set", "-g", "status", "off"));
    terminal.tmux(command);
    Until.holds("a shell", LIMIT, () -> !terminal.screen().isEmpty());
    // Shells have another prompt for root.
    return terminal.type("PS1='" + PROMPT + " '").awaitPrompt();
  }

  private static String variables(Shell shell) {
    return shell.environment().entrySet().stream()
        .map(entry -> "'" + entry.getKey() + "=" + entry.getValue() + "'")
        .collect(Collectors.joining(" "));
  }

  /** Types a line and Enter, on an empty screen. */
  Terminal type(String line) {
    tmux(List.of("send-keys", "-R"));
    tmux(List.of("clear-history"));
    tmux(List.of("send-keys", "-l", line));
    return press("Enter");
  }

  /** A key by its name in tmux, such as {@code C-c}. */
  Terminal press(String key) {
    tmux(List.of("send-keys", key));
    return this;
  }

  /** Lines that the terminal had to break are one line here. */
  List<String> lines() {
    return tmux(List.of("capture-pane", "-p", "-J")).lines().map(String::stripTrailing).toList();
  }

  String screen() {
    return String.join("\n", lines()).strip();
  }

  Terminal await(String text) {
    Until.holds("“" + text + "” on the screen", LIMIT, () -> screen().contains(text), this::screen);
    return this;
  }

  /** Until the command has ended and the shell asks for the next one. */
  Terminal awaitPrompt() {
    // After Ctrl-C it is on the line of the ^C.
    Until.holds("the prompt", LIMIT, () -> screen().endsWith(PROMPT), this::screen);
    return this;
  }

  /** Keeps what is seen now, with its colours. */
  Terminal shoot(String name) {
    Shots.append(shots, name + ".txt", tmux(List.of("capture-pane", "-p")));
    Shots.append(shots, name + ".ansi", tmux(List.of("capture-pane", "-p", "-e")));
    return this;
  }

  private String tmux(List<String> words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
    command.addAll(words);
    return Command.run(command.toArray(String[]::new));
  }

  @Override
  public void close() {
    tmux(List.of("kill-server"));
  }
}
