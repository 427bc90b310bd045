package io.haldane.doctor.check;

/**
 * A mistake that was found.
 *
 * @param code id of its kind
 * @param message what is wrong here; names the object or the field
 * @param fix what to do
 */
public record Finding(String code, Severity severity, String message, String fix) {
  static Finding of(Code code, String message) {
    return new Finding(code.id(), code.severity(), message, code.fix());
  }
}
