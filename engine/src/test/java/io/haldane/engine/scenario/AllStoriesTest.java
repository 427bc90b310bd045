package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.engine.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tells every story; together they must visit every transition and no other. */
class AllStoriesTest {
  @TestFactory
  Stream<DynamicTest> stories() {
    return Stories.BOOKS.stream()
        .flatMap(List::stream)
        .map(story ->
            DynamicTest.dynamicTest(story.sentence(), () -> Scenario.play(story.telling())));
  }

  @AfterAll
  static void every_transition_is_visited_and_no_other() {
    var table =
        Arrays.stream(Transition.values())
            .flatMap(transition ->
                transition.from().stream().map(from -> Map.entry(from, transition.to())))
            .collect(Collectors.toSet());
    assertThat(Controller.SEEN).containsExactlyInAnyOrderElementsOf(table);
  }
}
