package io.haldane.e2e.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdFolderTest {
  private static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: %s}
      ---
      """;

  @TempDir Path folder;

  @Test
  void without_a_folder_there_are_none() {
    assertThat(CrdFolder.definitions(null)).isEmpty();
    assertThat(CrdFolder.definitions("")).isEmpty();
  }

  @Test
  void files_of_folders_in_the_folder_are_read_in_the_order_of_their_names() throws IOException {
    write("c.yaml", CRD.formatted("c") + CRD.formatted("d"));
    write("a/b.yaml", CRD.formatted("b"));
    write("notes.txt", "where they are from");
    assertThat(CrdFolder.definitions(folder.toString()))
        .extracting(crd -> crd.at("/metadata/name").asText())
        .containsExactly("b", "c", "d");
  }

  @Test
  void a_folder_that_is_missing_or_empty_is_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrdFolder.definitions(folder.resolve("none").toString()))
        .withMessage(
            "HALDANE_E2E_CRDS=" + folder + "/none is not a folder; make it, or leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrdFolder.definitions(folder.toString()))
        .withMessageContaining("has no .yaml files");
  }

  @Test
  void what_is_no_crd_is_refused_with_the_name_of_its_file() throws IOException {
    write("old.yaml", CRD.formatted("a").replace("io/v1", "io/v1beta1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrdFolder.definitions(folder.toString()))
        .withMessageContaining(
            "old.yaml holds CustomResourceDefinition of apiextensions.k8s.io/v1beta1");
  }

  @Test
  void what_is_no_yaml_is_refused_with_the_name_of_its_file() throws IOException {
    write("torn.yaml", "spec: {group: [");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CrdFolder.definitions(folder.toString()))
        .withMessageContaining("torn.yaml cannot be read");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
