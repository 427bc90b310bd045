package io.haldane.view.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.testing.Section;
import io.haldane.view.told.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every event that the engine ever sends is in the docs; {@code scripts/generate.sh} writes them.
 */
@Tag("generated")
class EventsDocTest {
  private static final Path REFERENCE = Path.of("../docs/reference/events.md");
  private static final Path TROUBLESHOOTING = Path.of("../docs/troubleshooting.md");

  private static final Map<EventLine, List<Announcement>> SENT = new HashMap<>();
  private static final List<String> UNKNOWN = new ArrayList<>();

  static {
    for (Announcement event : Told.events()) {
      Optional<EventLine> line = EventGroup.line(event.message());
      line.ifPresentOrElse(
          known -> SENT.computeIfAbsent(known, none -> new ArrayList<>()).add(event),
          () -> UNKNOWN.add(event.message()));
    }
  }

  @Test
  void every_event_of_every_story_has_a_line() {
    assertThat(UNKNOWN).as("events without a line: add one to an EventGroup").isEmpty();
  }

  @Test
  void every_line_is_of_an_event_that_is_sent() {
    assertThat(EventGroup.ALL)
        .flatMap(EventGroup::lines)
        .filteredOn(line -> !SENT.containsKey(line))
        .isEmpty();
  }

  /** An event that no story leads to is found in the code of the engine. */
  @Test
  void every_text_of_an_event_in_the_code_has_a_line() throws IOException {
    assertThat(EventLiterals.ofTheEngine())
        .hasSizeGreaterThan(25)
        .filteredOn(text -> EventGroup.line(text).isEmpty() && !isBeginning(text))
        .isEmpty();
  }

  /** What follows in the code is more than one variable of a line. */
  private static boolean isBeginning(String text) {
    return text.endsWith("x")
        && EventGroup.ALL.stream()
            .flatMap(group -> group.lines().stream())
            .anyMatch(line -> line.text().startsWith(text.substring(0, text.length() - 1)));
  }

  @Test
  void the_reference_has_every_event() throws IOException {
    Section.of(REFERENCE)
        .is(
            page(
                "## ",
                "| Event | Type | Kind | Alert |\n| --- | --- | --- | --- |\n",
                EventsDocTest::facts));
  }

  @Test
  void the_page_on_troubleshooting_says_what_to_do() throws IOException {
    Section.of(TROUBLESHOOTING, "<!-- events -->\n", "<!-- end -->")
        .is(
            page(
                "### ",
                "| Event | Meaning | What to do |\n| --- | --- | --- |\n",
                EventsDocTest::advice));
  }

  private static String page(String heading, String head, Function<EventLine, String> row) {
    return EventGroup.ALL.stream()
        .map(group ->
            "\n"
                + heading
                + group.title()
                + "\n\n"
                + head
                + group.lines().stream().map(row).collect(Collectors.joining()))
        .collect(Collectors.joining());
  }

  private static String facts(EventLine line) {
    List<Announcement> sent = SENT.getOrDefault(line, List.of());
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            line.text(),
            all(sent, Announcement::type),
            all(sent, Announcement::kind),
            all(sent, Announcement::severity));
  }

  private static String all(
      List<Announcement> sent, Function<Announcement, @Nullable String> field) {
    return String.join(
        ", ",
        sent.stream()
            .flatMap(one -> Stream.ofNullable(field.apply(one)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String advice(EventLine line) {
    String action = line.action().isEmpty() ? "" : line.action() + " ";
    return "| `%s` | %s | %s|\n".formatted(line.text(), line.meaning(), action);
  }
}
