package io.haldane.api;

/**
 * One field of an object that cannot be read; it is taken as absent.
 *
 * @param path as people write it, such as {@code spec.analysis.metrics[0].name}
 * @param why what is there and what should be, behind the path; never shows a text, which may be a
 *     secret
 */
public record Fault(String path, String why) {

  /** {@code spec.service.targetPort is 2147483648, not a port}. */
  @Override
  public String toString() {
    return path + " " + why;
  }
}
