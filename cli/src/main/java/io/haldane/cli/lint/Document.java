package io.haldane.cli.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One object of a file.
 *
 * @param file as it was named; {@code -} for the standard input
 * @param number of the YAML document, from 1
 */
record Document(String file, int number, ObjectNode object) {
  String kind() {
    return object.path("kind").asText();
  }

  boolean isOurs() {
    return object.path("apiVersion").asText().startsWith("flagger.app/");
  }

  String namespace() {
    return object.at("/metadata/namespace").asText("default");
  }

  /** {@code Canary checkout}. */
  String title() {
    String name = object.at("/metadata/name").asText();
    return name.isEmpty() ? kind() : kind() + " " + name;
  }
}
