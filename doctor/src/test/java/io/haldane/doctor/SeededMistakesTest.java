package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.haldane.doctor.check.Code;
import io.haldane.doctor.check.Finding;
import io.haldane.doctor.check.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is found by exactly its code. */
class SeededMistakesTest {
  private static final String GOOD = read("good.yaml");

  static Stream<Mistake> mistakes() {
    return SeededMistakes.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void it_is_found_by_its_code_alone(Mistake mistake) {
    String bad = mistake.in(GOOD);

    assertThat(findings(bad)).extracting(Finding::code).containsOnly(mistake.code());
  }

  @Test
  void the_set_up_itself_is_good() {
    assertThat(findings(GOOD)).isEmpty();
  }

  @Test
  void codes_are_unique_and_say_what_to_do() {
    Set<String> ids = new HashSet<>();
    for (Code code : Doctor.codes()) {
      assertThat(ids.add(code.id())).as("twice: %s", code.id()).isTrue();
      assertThat(code.id()).matches("[a-z0-9]+(-[a-z0-9]+)+|unreadable");
      assertThat(code.meaning()).endsWith(".");
      assertThat(code.fix()).endsWith(".");
    }
  }

  @Test
  void a_release_says_how_long_it_takes() {
    assertThat(Doctor.examine(Setup.of(GOOD)))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            tuple(
                "release-time",
                "A release takes about 2m30s: 5 steps of 30s. A version that fails every check is rolled back after 2m30s."));
  }

  /** What there is to fix. */
  static List<Finding> findings(String yaml) {
    return Doctor.examine(Setup.of(yaml)).stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .toList();
  }

  static String read(String file) {
    try (InputStream in = SeededMistakesTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
