package io.haldane.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random objects from a small world of keys and values, so that they often meet. */
class MergePatchPropertyTest {
  private static final ObjectRef REF = new ObjectRef("v1", "ConfigMap", "shop", "any");

  record Case(ObjectNode live, Manifest manifest, long seed) {
    @Override
    public String toString() {
      return "seed " + seed;
    }
  }

  static Stream<Case> cases() {
    long first = System.nanoTime();
    return LongStream.range(first, first + 500)
        .mapToObj(seed -> {
          RandomJson random = new RandomJson(seed);
          ObjectNode live = random.object(3, false);
          ObjectNode body = random.object(3, true);
          return new Case(live, Manifest.of(REF, body, random.pointers()), seed);
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void after_the_patch_nothing_is_left_to_say(Case example) {
    Optional<ObjectNode> patch = MergePatch.between(example.live, example.manifest);

    ObjectNode patched = patch.map(p -> merge(example.live, p)).orElse(example.live);
    assertThat(MergePatch.between(patched, example.manifest))
        .as("%s: live %s, wanted %s, patch %s", example, example.live, example.manifest, patch)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void without_owned_paths_nothing_of_others_is_touched(Case example) {
    Manifest modest = Manifest.of(REF, example.manifest.body());

    ObjectNode patched =
        MergePatch.between(example.live, modest)
            .map(patch -> merge(example.live, patch))
            .orElse(example.live);

    assertSurvival(example.live, modest.body(), patched, example.toString());
  }

  private static void assertSurvival(ObjectNode live, JsonNode body, JsonNode after, String says) {
    live.properties()
        .forEach(field -> {
          JsonNode wanted = body.path(field.getKey());
          JsonNode now = after.path(field.getKey());
          if (wanted.isMissingNode()) {
            assertThat(now).as(says).isEqualTo(field.getValue());
          } else if (wanted.isObject() && field.getValue() instanceof ObjectNode child) {
            assertSurvival(child, wanted, now, says);
          }
        });
  }

  /** RFC 7386 as an API server applies it. */
  private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    ObjectNode merged = target.deepCopy();
    patch
        .properties()
        .forEach(field -> {
          String key = field.getKey();
          if (field.getValue().isNull()) {
            merged.remove(key);
          } else if (field.getValue() instanceof ObjectNode child) {
            ObjectNode before =
                merged.get(key) instanceof ObjectNode object ? object : merged.objectNode();
            merged.set(key, merge(before, child));
          } else {
            merged.set(key, field.getValue());
          }
        });
    return merged;
  }
}
