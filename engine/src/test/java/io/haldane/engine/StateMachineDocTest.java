package io.haldane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/state-machine.md is drawn from the table that the engine is held to. */
class StateMachineDocTest {
  private static final Path DOC = Path.of("..", "docs", "state-machine.md");

  @Test
  void the_document_shows_every_transition() throws IOException {
    String drawn = draw();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOC, drawn);
    }
    assertThat(DOC)
        .as("run the tests of this module with -Dgolden.update=true to draw it anew")
        .hasContent(drawn);
  }

  private static String draw() {
    StringBuilder text = new StringBuilder();
    text.append("# The states of a canary\n\n");
    text.append("Drawn from `io.haldane.engine.Transition`; the scenarios visit every arrow.\n\n");
    text.append("```mermaid\nstateDiagram-v2\n");
    for (Transition t : Transition.values()) {
      if (t != Transition.DELETED) {
        for (CanaryPhase from : t.from()) {
          text.append("  %s --> %s\n".formatted(name(from.text()), name(t.to().text())));
        }
      }
    }
    text.append("```\n\n| from | to | when |\n|---|---|---|\n");
    for (Transition t : Transition.values()) {
      text.append("| %s | %s | %s |\n".formatted(origin(t), name(t.to().text()), t.when()));
    }
    return text.toString();
  }

  private static String origin(Transition t) {
    return t == Transition.DELETED
        ? "any"
        : t.from().stream().map(from -> name(from.text())).collect(Collectors.joining(", "));
  }

  private static String name(String phase) {
    return phase.isEmpty() ? "New" : phase;
  }
}
