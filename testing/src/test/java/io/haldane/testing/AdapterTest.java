package io.haldane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTest {
  @TempDir private Path folder;

  @Test
  void what_an_adapter_lacks_is_named() throws IOException {
    Path page = folder.resolve("acme.md");
    Path golden = Files.createDirectories(folder.resolve("golden"));
    Path tests = Files.createDirectories(folder.resolve("tests"));
    Adapter adapter = new Adapter("acme", page, golden, tests, "Contract");
    assertThat(adapter.missing()).hasSize(3);
    Files.writeString(page, "# Acme\n");
    assertThat(adapter.missing()).first().asString().contains("with `acme`");
    Files.writeString(page, "# Acme\n\nProvider: `acme`.\n");
    Files.createDirectories(golden.resolve("a-value"));
    Files.writeString(tests.resolve("AcmeTest.java"), "class AcmeTest extends Contract {}");
    assertThat(adapter.missing()).isEmpty();
  }

  @Test
  void a_literal_is_found_outside_comments_and_where_it_is_not_allowed() throws IOException {
    for (String module : new String[] {"api", "engine", "controller"}) {
      Files.createDirectories(folder.resolve(module).resolve("src/main/java"));
    }
    Path sources = folder.resolve("engine/src/main/java");
    Files.writeString(sources.resolve("A.java"), "// \"acme\"\n/* \"acme\" */ f(\"acme\");\n");
    Files.writeString(sources.resolve("B.java"), "f(\"acme\");\n");
    assertThat(CoreLiterals.where(folder, Set.of("B.java"), "acme"::equals))
        .singleElement()
        .asString()
        .endsWith("A.java: \"acme\"");
  }
}
