package io.haldane.mesh.gatewayapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of implementations, and its copy in the documents. */
class ImplementationsTest {
  private static final Path PAGE = Path.of("../docs/meshes/gatewayapi.md");
  private static final String START = "<!-- generated -->\n";
  private static final String END = "<!-- end -->";

  @Test
  void no_two_implementations_share_a_name() {
    List<String> names =
        Implementation.ALL.stream().flatMap(known -> known.controllers().stream()).toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.contains("/"));
    assertThat(Implementation.ALL)
        .extracting(Implementation::name)
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
  }

  /** {@code -Dgolden.update=true} rewrites it. */
  @Test
  void the_page_says_what_each_of_them_supports() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(START, END);
    int from = page.indexOf(START) + START.length();
    int to = page.indexOf(END, from);
    if (Boolean.getBoolean("golden.update")) {
      page = page.substring(0, from) + table() + page.substring(to);
      Files.writeString(PAGE, page);
      to = from + table().length();
    }
    assertThat(page.substring(from, to)).isEqualTo(table());
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| Implementation |");
    Arrays.stream(Extension.values()).forEach(part -> table.append(" " + words(part) + " |"));
    table.append("\n|---|" + "---|".repeat(Extension.values().length) + "\n");
    for (Implementation known : Implementation.ALL) {
      table.append(
          known.controllers().stream()
              .collect(Collectors.joining("`, `", "| " + known.name() + " (`", "`) |")));
      for (Extension part : Extension.values()) {
        table.append(known.supported().contains(part) ? " yes |" : " |");
      }
      table.append("\n");
    }
    return table.toString();
  }

  private static String words(Extension part) {
    return switch (part) {
      case MIRROR -> "`mirror`";
      case MIRROR_SHARE -> "`mirrorWeight`";
      case CORS -> "`corsPolicy`";
      case TIMEOUTS -> "`timeout`, `backendTimeout`";
      case REWRITE -> "`rewrite`";
      case RESPONSE_HEADERS -> "`headers.response`";
      case BACKEND_FILTERS -> "`sessionAffinity`";
      case SESSION_PERSISTENCE -> "sessionPersistence of a route";
    };
  }
}
