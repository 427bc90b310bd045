package io.haldane.cli.exit;

/** The exit codes; docs/cli.md lists them for scripts. */
public final class Exit {
  public static final int OK = 0;

  /** The run was rolled back, an order was refused, or a file has mistakes. */
  public static final int NOT_OK = 1;

  public static final int USAGE = 2;

  /** Paused, suspended or held by a problem: nothing happens until somebody acts. */
  public static final int HELD = 3;

  /** A check has no value, so it neither passed nor failed. */
  public static final int NO_DATA = 3;

  public static final int TIMED_OUT = 4;

  /** The API server cannot be reached, refuses, or has no such object. */
  public static final int CLUSTER = 5;

  private Exit() {}
}
