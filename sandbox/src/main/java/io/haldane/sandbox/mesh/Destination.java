package io.haldane.sandbox.mesh;

import io.haldane.sandbox.mesh.Host.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A Service that takes its share of a rule's requests. */
record Destination(
    ServiceName service, double weight, HeaderChange onRequest, HeaderChange onResponse) {

  /**
   * One of several, by weight; empty when no weight is above zero. An only destination takes all
   * whatever its weight, as in Istio.
   */
  static Optional<Destination> pick(List<Destination> among, RandomGenerator random) {
    if (among.size() == 1) {
      return Optional.of(among.getFirst());
    }
    double total = among.stream().mapToDouble(Destination::weight).sum();
    double rest = random.nextDouble() * total;
    for (Destination destination : among) {
      rest -= destination.weight();
      if (rest < 0) {
        return Optional.of(destination);
      }
    }
    return Optional.empty();
  }
}
