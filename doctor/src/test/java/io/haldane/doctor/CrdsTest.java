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
    return Stream.of("canaries", "metrictemplates", "alertproviders")
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
}
