package io.haldane.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.testing.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The reference of flags; {@code scripts/generate.sh} rewrites it. */
@Tag("generated")
class FlagsDocTest {
  private static final Path REFERENCE = Path.of("../docs/reference/flags.md");
  private static final Path GUIDE = Path.of("../docs/configuration.md");

  @Test
  void the_reference_has_every_flag() throws IOException {
    String page =
        table("Flags of Flagger", Flags.FLAGGER)
            + table("Flags of Haldane", Flags.OWN)
            + "\n## Flags without effect\n\nFlagger accepts these flags of its logging library, so Haldane does, too: "
            + Flags.ACCEPTED.stream().map(flag -> code(flag.name())).collect(joined())
            + ".\n";
    Section.of(REFERENCE).is(page);
  }

  /** The guide is written by hand and says more; it must not lag behind. */
  @Test
  void the_guide_has_every_flag_with_its_default() throws IOException {
    List<String> rows = Files.readAllLines(GUIDE);
    assertThat(Stream.concat(Flags.FLAGGER.stream(), Flags.OWN.stream()))
        .filteredOn(flag -> rows.stream().noneMatch(row -> row.startsWith(beginning(flag))))
        .as("flags without a row in %s that begins with name and default", GUIDE)
        .isEmpty();
  }

  private static String beginning(Flag flag) {
    boolean shown = !flag.byDefault().isEmpty() && !flag.name().matches("version|help");
    return "| `%s` | %s".formatted(flag.name(), shown ? code(flag.byDefault()) + " |" : "|");
  }

  private static String table(String title, List<Flag> flags) {
    return flags.stream()
        .map(FlagsDocTest::row)
        .collect(
            Collectors.joining(
                "",
                "\n## "
                    + title
                    + "\n\n| Flag | Default | Variables | Meaning |\n| --- | --- | --- | --- |\n",
                ""));
  }

  private static String row(Flag flag) {
    String own = "HALDANE_" + flag.name().toUpperCase(Locale.ROOT).replace('-', '_');
    String byDefault = flag.byDefault().isEmpty() ? "" : code(flag.byDefault()) + " ";
    String variables =
        Stream.of(flag.variable(), own)
            .filter(v -> !v.isEmpty())
            .map(FlagsDocTest::code)
            .collect(joined());
    return "| `-%s` | %s| %s | %s |\n"
        .formatted(flag.name(), byDefault, variables, sentence(flag.help()));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
