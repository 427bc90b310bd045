package io.haldane.chart;

import io.haldane.doctor.Checkup;
import io.haldane.doctor.Doctor;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.check.Severity;
import io.haldane.testing.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of the doctor's codes; {@code -Dgolden.update=true} rewrites it. */
@Tag("generated")
class DoctorDocTest {
  private static final Path PAGE = Path.of("../docs/doctor.md");

  @Test
  void the_page_has_every_code() throws IOException {
    StringBuilder page = new StringBuilder();
    for (Severity severity : Severity.values()) {
      page.append("\n## ").append(heading(severity)).append("\n\n");
      page.append("| Code | Meaning | What to do |\n| --- | --- | --- |\n");
      page.append(
          Doctor.codes().stream()
              .filter(code -> code.severity() == severity)
              .sorted(Comparator.comparing(Code::id))
              .map(code -> "| `%s` | %s | %s |\n".formatted(code.id(), code.meaning(), code.fix()))
              .collect(Collectors.joining()));
    }
    Section.of(PAGE, "<!-- generated -->\n", "<!-- end -->").is(page.toString());
  }

  @Test
  void the_page_has_the_checks_of_the_controller() throws IOException {
    Section.of(PAGE, "<!-- checks of the controller -->\n", "<!-- end of checks -->")
        .is(
            Checkup.codes().stream()
                .map(code -> "`%s`".formatted(code.id()))
                .sorted()
                .collect(Collectors.joining(", ", "", ".\n")));
  }

  private static String heading(Severity severity) {
    return switch (severity) {
      case ERROR -> "Errors";
      case WARNING -> "Warnings";
      case INFO -> "Notes";
    };
  }
}
