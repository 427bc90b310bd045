package io.haldane.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts for users have plain words: see the table of words in CONTRIBUTING.md. */
class WordsTest {
  private static final List<Texts.Line> LINES = Texts.all();

  /** Lines that may have such a word, by a part of them, with the reason. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("mark the reference optional", "a reference to a ConfigMap or Secret"),
          Map.entry(" to be served", "what the API server does with a kind"));

  static Stream<Avoided> avoided() {
    return Avoided.ALL.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("avoided")
  void no_text_has_a_word_to_avoid(Avoided word) {
    assertThat(LINES)
        .as("write instead: %s. Or add the line to ALLOWED with a reason", word.use())
        .filteredOn(line -> word.pattern().matcher(line.text()).find())
        .filteredOn(line -> !isAllowed(line))
        .isEmpty();
  }

  @Test
  void every_exception_is_needed() {
    assertThat(ALLOWED.keySet())
        .allSatisfy(part ->
            assertThat(LINES)
                .filteredOn(line -> line.text().contains(part))
                .anyMatch(line ->
                    Avoided.ALL.stream()
                        .anyMatch(word -> word.pattern().matcher(line.text()).find())));
  }

  private static boolean isAllowed(Texts.Line line) {
    return ALLOWED.keySet().stream().anyMatch(line.text()::contains);
  }
}
