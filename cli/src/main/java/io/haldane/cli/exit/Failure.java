package io.haldane.cli.exit;

/**
 * Ends a command with one line that says what to do. It unwinds to Main and needs no stack trace:
 * it is about the cluster or the arguments, not about this program.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What kind of failure; a watch survives some of them. */
  public enum Kind {
    USAGE,
    /** The API server does not answer, or cannot just now: later it may. */
    UNAVAILABLE,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    /** The API server has no such kind. */
    NOT_SERVED,
    /** The watch is too old to go on; the list is read again. */
    EXPIRED,
    /** The API server refuses for another reason. */
    REFUSED
  }

  private final Kind kind;

  public Failure(Kind kind, String line) {
    super(line, null, false, false);
    this.kind = kind;
  }

  public static Failure usage(String line) {
    return new Failure(Kind.USAGE, line);
  }

  public Kind kind() {
    return kind;
  }

  /** Whether waiting may help. */
  public boolean passes() {
    return kind == Kind.UNAVAILABLE || kind == Kind.EXPIRED;
  }

  public String line() {
    return String.valueOf(getMessage());
  }

  public int exitCode() {
    return kind == Kind.USAGE ? Exit.USAGE : Exit.CLUSTER;
  }
}
