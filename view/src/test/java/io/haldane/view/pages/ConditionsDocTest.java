package io.haldane.view.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.engine.write.Reconciled;
import io.haldane.testing.Section;
import io.haldane.view.told.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every reason of every condition is in the docs; {@code scripts/generate.sh} writes them. */
@Tag("generated")
class ConditionsDocTest {
  private static final Path REFERENCE = Path.of("../docs/reference/conditions.md");
  private static final Path TROUBLESHOOTING = Path.of("../docs/troubleshooting.md");

  /** The controller sets these, or a story cannot lead to them: the engine alone has no API. */
  private static final Set<String> OUTSIDE_OF_STORIES =
      Set.of(
          Reconciled.APPLY_FAILED,
          Reconciled.API_UNAVAILABLE,
          Reconciled.INTERNAL_ERROR,
          "NoFindings");

  @Test
  void every_condition_of_every_story_has_a_line() {
    assertThat(Told.conditions())
        .as("conditions without a line: add one to the list of their subject")
        .filteredOn(condition -> ReasonLine.of(condition).isEmpty())
        .isEmpty();
  }

  @Test
  void every_line_is_of_a_condition_that_is_set() {
    Set<ReasonLine> set =
        Told.conditions().stream()
            .flatMap(condition -> ReasonLine.of(condition).stream())
            .collect(Collectors.toSet());
    assertThat(ReasonLine.ALL)
        .filteredOn(line -> !OUTSIDE_OF_STORIES.contains(line.reason()))
        .filteredOn(line -> !set.contains(line))
        .isEmpty();
  }

  /** A reason that no story leads to is found in the code of the engine. */
  @Test
  void every_reason_in_the_code_has_a_line() {
    List<String> known = ReasonLine.ALL.stream().map(ReasonLine::reason).toList();
    assertThat(ReasonLiterals.ofTheEngine())
        .hasSizeGreaterThan(25)
        .as("words that look like reasons and have no line; or add them to ReasonLiterals.OTHERS")
        .isSubsetOf(known);
  }

  @Test
  void the_reference_has_every_reason() throws IOException {
    Section.of(REFERENCE)
        .is(
            ReasonLine.ALL.stream()
                .map(line ->
                    "| `%s` | `%s` | `%s` | %s |\n"
                        .formatted(line.condition(), line.status(), line.reason(), line.meaning()))
                .collect(
                    Collectors.joining(
                        "",
                        "\n| Condition | Status | Reason | Meaning |\n| --- | --- | --- | --- |\n",
                        "")));
  }

  @Test
  void the_page_on_troubleshooting_says_what_to_do() throws IOException {
    Section.of(TROUBLESHOOTING, "<!-- reasons -->\n", "<!-- end of reasons -->")
        .is(
            ReasonLine.ALL.stream()
                .filter(line -> !line.action().isEmpty())
                .map(line ->
                    "| `%s` | %s | %s |\n".formatted(line.reason(), line.meaning(), line.action()))
                .collect(
                    Collectors.joining(
                        "", "\n| Reason | Meaning | What to do |\n| --- | --- | --- |\n", "")));
  }
}
