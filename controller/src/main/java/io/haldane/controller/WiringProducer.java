package io.haldane.controller;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looks for adapters once, when somebody first asks for them. */
@Singleton
public class WiringProducer {
  @Produces
  @Singleton
  Wiring wiring() {
    return Wiring.load();
  }
}
