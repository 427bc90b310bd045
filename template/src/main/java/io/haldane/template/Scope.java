package io.haldane.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Variables from their declaration to the end of the block around it; inner ones hide outer ones.
 */
final class Scope<T> {
  private static final class Slot<T> {
    final String name;
    T value;

    Slot(String name, T value) {
      this.name = name;
      this.value = value;
    }
  }

  private final List<Slot<T>> slots = new ArrayList<>();

  /** A block begins; give the mark back to {@link #leave}. */
  int enter() {
    return slots.size();
  }

  void leave(int mark) {
    slots.subList(mark, slots.size()).clear();
  }

  void declare(String name, T value) {
    slots.add(new Slot<>(name, value));
  }

  /** Changes the innermost variable of that name; false when there is none. */
  boolean assign(String name, T value) {
    Slot<T> slot = find(name);
    if (slot == null) {
      return false;
    }
    slot.value = value;
    return true;
  }

  @Nullable T get(String name) {
    Slot<T> slot = find(name);
    return slot == null ? null : slot.value;
  }

  private @Nullable Slot<T> find(String name) {
    return slots.reversed().stream()
        .filter(slot -> slot.name.equals(name))
        .findFirst()
        .orElse(null);
  }
}
