package io.haldane.doctor.check;

/**
 * One kind of mistake. Scripts and documents name it by its id, which never changes.
 *
 * @param id words with dashes, such as {@code target-missing}
 * @param meaning one sentence about all findings of that kind
 * @param fix what to do
 */
public record Code(String id, Severity severity, String meaning, String fix) {
  public static Code error(String id, String meaning, String fix) {
    return new Code(id, Severity.ERROR, meaning, fix);
  }

  public static Code warning(String id, String meaning, String fix) {
    return new Code(id, Severity.WARNING, meaning, fix);
  }

  public static Code info(String id, String meaning, String fix) {
    return new Code(id, Severity.INFO, meaning, fix);
  }
}
