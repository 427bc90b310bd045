package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.check.Finding;
import io.haldane.doctor.check.Severity;
import io.haldane.doctor.problem.ProblemChecks;
import io.haldane.doctor.snapshot.Measurements;
import io.haldane.doctor.snapshot.Neighbors;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of the controller, which knows nothing of what is around a canary. */
class CheckupTest {
  private static final String GOOD = SeededMistakesTest.read("good.yaml");
  private static final List<String> CODES = Checkup.codes().stream().map(Code::id).toList();

  static Stream<Mistake> mistakes() {
    List<String> held = ProblemChecks.all().stream().map(Check::code).map(Code::id).toList();
    return SeededMistakes.ALL.stream().filter(mistake -> !held.contains(mistake.code()));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void it_is_found_if_the_world_shows_it_and_not_guessed_otherwise(Mistake mistake) {
    assertThat(examine(mistake.in(GOOD)))
        .extracting(Finding::code)
        .hasSameElementsAs(CODES.contains(mistake.code()) ? List.of(mistake.code()) : List.of());
  }

  @Test
  void each_of_its_checks_has_a_mistake_in_the_list() {
    assertThat(mistakes().map(Mistake::code)).containsAll(CODES);
  }

  @Test
  void notes_are_no_findings() {
    assertThat(Checkup.codes()).extracting(Code::severity).doesNotContain(Severity.INFO);
  }

  @Test
  void the_set_up_itself_is_good() {
    assertThat(examine(GOOD)).isEmpty();
  }

  private static List<Finding> examine(String yaml) {
    Snapshot s = Setup.of(yaml);
    return Checkup.examine(
        new Snapshot(
            s.world(),
            s.routes(),
            Set.of(),
            Neighbors.UNKNOWN,
            s.credentials(),
            Measurements.NONE));
  }
}
