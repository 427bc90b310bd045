package io.haldane.cli.lint;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One mistake.
 *
 * @param document number of the YAML document, from 1; 0 for the file as a whole
 * @param object such as {@code Canary checkout}; empty when it is not known
 * @param path of the field; empty for the object as a whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Finding(String file, int document, String object, String path, String message) {
  static Finding in(Document document, String path, String message) {
    return new Finding(document.file(), document.number(), document.title(), path, message);
  }

  /** One line, the place first. */
  public String line() {
    StringBuilder line = new StringBuilder(file);
    if (document > 0) {
      line.append(": document ").append(document);
    }
    if (!object.isEmpty()) {
      line.append(", ").append(object);
    }
    if (!path.isEmpty()) {
      line.append(": ").append(path);
    }
    return line.append(": ").append(message).toString();
  }
}
