package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cluster and what happens in it.
 *
 * @param objects what is there when the canary comes, in the order in which it is made
 * @param ending how hooks and metrics answer when everything else has come to rest
 */
record History(
    long seed, Map<ObjectRef, ObjectNode> objects, List<Event> events, List<Event> ending) {

  ObjectNode canary() {
    return Objects.requireNonNull(objects.get(Addresses.CANARY));
  }

  History without(int from, int count) {
    List<Event> fewer = new ArrayList<>(events);
    fewer.subList(from, from + count).clear();
    return new History(seed, objects, List.copyOf(fewer), ending);
  }
}
