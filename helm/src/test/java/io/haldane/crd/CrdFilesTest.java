package io.haldane.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrdFilesTest {
  private static final Path CHART = Path.of("haldane", "crds");

  @Test
  void the_crds_in_git_are_those_of_the_types() throws IOException {
    assertThat(Files.readAllLines(Path.of("target", "rewritten-crds.txt")))
        .as(
            "CRDs in helm/haldane/crds were behind the types of the API; this build has rewritten "
                + "them. Look at the difference and commit it: the next build then passes")
        .isEmpty();
    assertThat(Crds.files())
        .allSatisfy((name, text) -> assertThat(CHART.resolve(name)).hasContent(text));
  }

  @Test
  void nothing_else_lies_among_them() throws IOException {
    try (var files = Files.list(CHART)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Crds.files().keySet());
    }
  }

  @Test
  void the_same_types_give_the_same_bytes() {
    Map<String, String> once = Crds.files();
    assertThat(Crds.files()).isEqualTo(once);
  }
}
