package io.haldane.load.gate;

import io.haldane.load.plan.Refusal;
import java.util.HashSet;
import java.util.Set;

/** Gates of this process alone: a restart closes them. Thread-safe. */
public final class MemoryGates implements GateStore {
  private final Set<GateKey> open = new HashSet<>();

  @Override
  public synchronized boolean isOpen(GateKey key) {
    return open.contains(key);
  }

  @Override
  public synchronized void open(GateKey key) throws Refusal {
    if (open.size() >= MOST_OPEN && !open.contains(key)) {
      throw GateStore.tooMany();
    }
    open.add(key);
  }

  @Override
  public synchronized void close(GateKey key) {
    open.remove(key);
  }

  @Override
  public String description() {
    return "in memory: a restart closes all gates, and replicas do not share them";
  }
}
