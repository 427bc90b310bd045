package io.haldane.e2e.roles;

import io.haldane.e2e.journey.Journey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files of these journeys. */
final class Texts {
  private Texts() {}

  static String read(String name) {
    try (InputStream text = Journey.class.getResourceAsStream("roles/" + name)) {
      return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
