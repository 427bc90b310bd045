package io.haldane.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.engine.scenario.Stories;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the view says that happens next is what the engine then does, in every story of its. */
class ForecastStoriesTest {
  private static final List<Prophecy> ALL = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> stories() {
    return Stories.with(ForecastStoriesTest::prophecy)
        .map(story -> DynamicTest.dynamicTest(story.sentence(), story.told()::run));
  }

  private static Prophecy prophecy() {
    Prophecy prophecy = new Prophecy();
    ALL.add(prophecy);
    return prophecy;
  }

  @AfterAll
  static void many_steps_of_each_kind_were_compared() {
    assertThat(steps(Prophecy.Answered.PASSED)).isGreaterThan(500);
    assertThat(steps(Prophecy.Answered.FAILED)).isGreaterThan(20);
    assertThat(steps(Prophecy.Answered.GATE_CLOSED)).isGreaterThan(5);
  }

  private static int steps(Prophecy.Answered answered) {
    return ALL.stream().mapToInt(each -> each.compared.getOrDefault(answered, 0)).sum();
  }
}
