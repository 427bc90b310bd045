package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  @Test
  void helm_has_nothing_against_the_chart() {
    assertClean(Chart.FOLDER);
  }

  @Test
  void nor_against_it_with_every_value_set(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("haldane");
    try (var files = Files.walk(Chart.FOLDER)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(Chart.FOLDER.relativize(file)));
      }
    }
    String defaults = Files.readString(copy.resolve("values.yaml"));
    Files.writeString(copy.resolve("values.yaml"), merged(defaults));

    assertClean(copy);
  }

  private static void assertClean(Path chart) {
    LintResult result = new Helm(chart).lint().strict().call();
    List<String> complaints =
        result.getMessages().stream().filter(message -> !message.contains("[INFO]")).toList();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
    assertThat(complaints).isEmpty();
  }

  /** JSON is YAML, and the later of two equal keys would be an error: so merge first. */
  private static String merged(String defaults) {
    var values = Chart.yaml(defaults);
    ValuesMerge.into(values, Chart.yaml(Chart.resource("/values/full.yaml")));
    return values.toString();
  }
}
