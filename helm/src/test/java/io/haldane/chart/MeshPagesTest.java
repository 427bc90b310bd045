package io.haldane.chart;

import io.haldane.testing.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documents follow what routers declare; {@code scripts/generate.sh} rewrites them. */
@Tag("generated")
class MeshPagesTest {
  private static final Path README = Path.of("../README.md");
  private static final Path TABLE = Path.of("../docs/meshes/README.md");
  private static final Path DIFFERENCES = Path.of("../docs/differences.md");

  @TestFactory
  Stream<DynamicTest> every_page_ends_with_what_its_routers_declare() {
    return MeshPage.all().stream()
        .map(page ->
            DynamicTest.dynamicTest(
                page.name(), () -> Section.atTheEnd(page.file()).is(page.reference())));
  }

  @Test
  void the_docs_say_what_each_provider_can_do() throws IOException {
    Section.of(TABLE, "<!-- generated -->\n", "<!-- end -->")
        .is(
            Declared.ROUTERS.stream()
                .map(router ->
                    "| [`%s`](%s.md) |%s\n"
                        .formatted(router.id(), Declared.folder(router), MeshPage.cells(router)))
                .collect(Collectors.joining("", MeshPage.head("Provider"), "")));
  }

  @Test
  void the_readme_names_every_mesh() throws IOException {
    Section.of(README, "| Traffic | ", " |\n")
        .is(MeshPage.all().stream().map(MeshPage::title).collect(Collectors.joining(", ")));
  }

  @Test
  void the_readme_says_what_each_mesh_can_do() throws IOException {
    Section.of(README, "<!-- meshes -->\n", "<!-- end -->")
        .is(
            MeshPage.all().stream()
                .map(page ->
                    "| [%s](docs/meshes/%s.md) | %s |%s\n"
                        .formatted(page.title(), page.name(), page.providers(), page.cells()))
                .collect(
                    Collectors.joining(
                        "", MeshPage.head("Mesh or ingress | `spec.provider`"), "")));
  }

  @Test
  void what_is_different_from_flagger_is_on_one_page() throws IOException {
    Section.of(DIFFERENCES, "<!-- meshes -->\n", "<!-- end -->")
        .is(
            "| Flagger | Haldane | Shown by |\n|---|---|---|\n"
                + MeshPage.all().stream().map(MeshPage::differences).collect(Collectors.joining()));
  }

  @Test
  void the_docs_list_the_providers_that_only_flagger_has() throws IOException {
    Set<String> only = ProvidersTest.unsupported();
    Section.of(DIFFERENCES, "<!-- providers -->\n", "<!-- end -->")
        .is(
            only.isEmpty()
                ? ""
                : "A canary with one of these providers is held with `UnknownProvider`, and nothing moves: %s.\n"
                    .formatted(
                        only.stream().map("`%s`"::formatted).collect(Collectors.joining(", "))));
  }
}
