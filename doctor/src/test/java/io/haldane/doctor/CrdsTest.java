package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.haldane.doctor.check.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CRDs of the cluster are compared with those of this version. */
class CrdsTest {
  private static final String SETUP =
      SeededMistakesTest.read("good.yaml").replace("denied: []", "crds: true") + crds();

  private static String crds() {
    return Stream.of("canaries", "metrictemplates", "alertproviders", "canaryruns")
        .map(name -> read(Path.of("../helm/haldane/crds", name + ".yaml")))
        .collect(Collectors.joining("\n---\n", "\n---\n", "\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void those_of_this_version_are_good() {
    assertThat(SeededMistakesTest.findings(SETUP)).isEmpty();
  }

  @Test
  void an_older_one_is_found_with_the_fields_that_it_lacks() {
    assertThat(SeededMistakesTest.findings(SETUP.replace("sessionAffinity:", "stickiness:")))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            tuple(
                "crd-outdated",
                "The CRD canaries.flagger.app does not have spec.analysis.sessionAffinity."));
  }

  @Test
  void without_the_one_of_runs_only_the_history_is_missing() {
    String without = SETUP.replace("name: canaryruns.haldane.io", "name: others.haldane.io");

    assertThat(SeededMistakesTest.findings(without))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            tuple("run-crd-missing", "The CRD canaryruns.haldane.io is not installed."));
  }

  @Test
  void a_controller_that_is_to_keep_no_runs_needs_neither_the_crd_nor_the_permission() {
    String off =
        SETUP
            .replace("name: canaryruns.haldane.io", "name: others.haldane.io")
            .replace("crds: true", "crds: true\ndenied: [get canaryruns.haldane.io]")
            .replace("containers: []", "containers: [{args: [-run-history-limit=0]}]");

    assertThat(off).contains("-run-history-limit=0");
    assertThat(SeededMistakesTest.findings(off)).isEmpty();
  }
}
