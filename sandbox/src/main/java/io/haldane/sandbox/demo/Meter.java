package io.haldane.sandbox.demo;

import io.haldane.sandbox.Network;
import io.haldane.sandbox.load.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends the crowds of a strategy on their way and counts what becomes of their requests. */
final class Meter implements AutoCloseable {
  private final Network network;
  private final Map<Crowd, Traffic> crowds = new LinkedHashMap<>();

  private Meter(Network network) {
    this.network = network;
  }

  static Meter start(Network network, List<Crowd> crowds) {
    Meter meter = new Meter(network);
    crowds.forEach(crowd ->
        meter.crowds.put(crowd, network.load(Stage.ADDRESS, crowd.perSecond(), crowd.headers())));
    return meter;
  }

  /** All since the start. Users are counted first: no request of theirs looks like one aside. */
  Census now() {
    Map<Crowd, Served> served = new LinkedHashMap<>();
    crowds.forEach((crowd, traffic) -> served.put(crowd, Served.of(traffic.tally())));
    return new Census(served, network.answered(Stage.NAMESPACE, Stage.NAME));
  }

  @Override
  public void close() {
    crowds.values().forEach(Traffic::close);
  }
}
