package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencedObjectsTest {
  private final List<ObjectRef> reads = new ArrayList<>();
  private final Set<ObjectRef> needed = new HashSet<>();
  private int version = 1;
  private final ReferencedObjects whole =
      new ReferencedObjects(
          ref -> {
            reads.add(ref);
            return Optional.of(object(ref, version, 400));
          },
          needed::contains,
          new ReferencedObjects.Limits(600, 1_000, 1_600));

  @Test
  void an_object_is_read_once_for_each_version() throws Unreadable {
    ObjectRef ref = need("shop", "a");

    whole.of(ref, object(ref, 1, 0));
    whole.of(ref, object(ref, 1, 0));
    version = 2;
    whole.of(ref, object(ref, 2, 0));

    assertThat(reads).containsExactly(ref, ref);
  }

  @Test
  void what_a_write_made_is_not_read() throws Unreadable {
    ObjectRef ref = need("shop", "a");
    whole.of(ref, object(ref, 1, 0));

    whole.wrote(ref, object(ref, 7, 10));

    assertThat(whole.of(ref, object(ref, 7, 0))).isPresent();
    assertThat(reads).hasSize(1);
  }

  @Test
  void one_namespace_cannot_take_the_room_of_all() throws Unreadable {
    ObjectRef first = need("greedy", "a");
    ObjectRef second = need("greedy", "b");
    ObjectRef other = need("shop", "c");
    whole.of(first, object(first, 1, 0));

    assertThatThrownBy(() -> whole.of(second, object(second, 1, 0)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("greedy/b")
        .hasMessageContaining("of namespace greedy refer to would take more than");

    assertThat(whole.of(other, object(other, 1, 0))).isPresent();
  }

  @Test
  void the_room_of_all_may_be_taken_and_a_small_namespace_still_has_its_own() throws Unreadable {
    for (String namespace : List.of("a", "b", "c")) {
      ObjectRef ref = need(namespace, "big");
      try {
        whole.of(ref, object(ref, 1, 0));
      } catch (Unreadable full) {
        assertThat(full).hasMessageContaining("what all canaries refer to");
      }
    }
    ObjectRef small = need("small", "one");

    assertThat(whole.of(small, object(small, 1, 0))).isPresent();
  }

  @Test
  void what_nobody_needs_any_more_is_forgotten() throws Unreadable {
    ObjectRef first = need("shop", "a");
    whole.of(first, object(first, 1, 0));

    whole.forget(first);
    ObjectRef second = need("shop", "b");

    assertThat(whole.size()).isZero();
    assertThat(whole.of(second, object(second, 1, 0))).isPresent();
  }

  @Test
  void what_nobody_needs_by_the_time_that_it_is_read_is_not_kept() throws Unreadable {
    ObjectRef ref = new ObjectRef("v1", "Secret", "shop", "a");

    assertThat(whole.of(ref, object(ref, 1, 0))).isPresent();
    assertThat(whole.size()).isZero();
  }

  private ObjectRef need(String namespace, String name) {
    ObjectRef ref = new ObjectRef("v1", "Secret", namespace, name);
    needed.add(ref);
    return ref;
  }

  private static RawObject object(ObjectRef ref, int version, int size) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", "v1").put("kind", "Secret");
    object
        .putObject("metadata")
        .put("name", ref.name())
        .put("namespace", ref.namespace())
        .put("uid", "u")
        .put("resourceVersion", Integer.toString(version));
    object.putObject("data").put("key", "A".repeat(size));
    return RawObject.of(object);
  }
}
