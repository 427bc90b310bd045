package io.haldane.cli.command;

/** One line on a terminal that says what is asked now, and goes away again. */
record ProgressLine(Session session) implements AutoCloseable {
  void show(String text) {
    if (session.screen().isTerminal()) {
      session.err().print("\r" + text + "\u001b[K");
      session.err().flush();
    }
  }

  @Override
  public void close() {
    show("");
  }
}
