package io.haldane.controller.kube;

/** The cluster cannot be read just now. Not the same as an object that does not exist. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  public Unreadable(String problem) {
    super(problem);
  }
}
