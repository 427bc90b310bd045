package io.haldane.e2e.bench;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.IntStream;

/** One canary of the fleet, and the Deployment that it releases. */
record Member(String namespace, String name) {
  private static final int PER_NAMESPACE = 20;

  /**
   * @param first the number of the first one
   */
  static List<Member> fleet(int first, int size) {
    return IntStream.range(first, first + size)
        .mapToObj(i -> new Member("fleet-" + (i / PER_NAMESPACE + 1), "app-" + i))
        .toList();
  }

  /** Which one an object that has its name is of. */
  static Member of(HasMetadata object) {
    return new Member(object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  /** The Deployment that serves. */
  Member primary() {
    return new Member(namespace, name + "-primary");
  }

  String canaryHost() {
    return name + "-canary";
  }
}
