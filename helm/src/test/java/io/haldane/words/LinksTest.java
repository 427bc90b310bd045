package io.haldane.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between documents lead somewhere: to a file that exists and a heading that it has. */
class LinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<Document> DOCUMENTS =
      Stream.of("docs", "README.md", "CONTRIBUTING.md", "e2e/binaries/README.md")
          .map(ROOT::resolve)
          .flatMap(LinksTest::pages)
          .map(Document::read)
          .toList();

  @Test
  void every_relative_link_leads_to_a_file_and_a_heading() {
    assertThat(DOCUMENTS.stream().flatMap(document -> document.links().stream()))
        .hasSizeGreaterThan(200)
        .filteredOn(link -> !link.resolves())
        .isEmpty();
  }

  /** A page that no other page links is never found by a reader. */
  @Test
  void every_page_is_linked_from_another() {
    List<Path> linked =
        DOCUMENTS.stream()
            .flatMap(document ->
                document.links().stream()
                    .map(Link::file)
                    .filter(file -> !file.equals(document.file())))
            .toList();
    assertThat(DOCUMENTS)
        .extracting(Document::file)
        .filteredOn(file ->
            file.startsWith(ROOT.resolve("docs")) && !file.startsWith(ROOT.resolve("docs/adr")))
        .isSubsetOf(linked);
  }

  private static Stream<Path> pages(Path start) {
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
