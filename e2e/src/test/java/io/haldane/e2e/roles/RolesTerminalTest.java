package io.haldane.e2e.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person sees who works in a terminal. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class RolesTerminalTest {
  private static final int NARROW = 60;

  @Test
  void a_release_is_watched_until_ctrl_c(Cluster cluster) {
    assumeTrue(Tools.has("tmux"), "tmux is not on the PATH");
    try (Scene scene = Scene.set(cluster, "roles-watch");
        Terminal terminal = terminal(scene, scene.people().viewer(), "watch", 100, 40)) {
      terminal.type("kubectl-haldane get podinfo --watch").await("podinfo in roles-watch  Init");
      scene.release("6.0.1");
      terminal.await("Progressing  20 %").await("stefanprodan/podinfo:6.0.1").await("✔ fine");
      terminal.await("podinfo: primary ").shoot("watch-20");
      assertThat(terminal.screen())
          .as("shown in place, and all of it may be read")
          .containsOnlyOnce("podinfo in roles-watch")
          .contains("Next")
          .doesNotContain("permission");
      scene.outside().condemn(scene.journey().namespace());
      terminal.await("Failed").await("Rolled back").shoot("watch-failed");
      terminal.press("C-c").awaitPrompt().type("echo ended with $?").await("ended with 130");

      terminal
          .type("kubectl-haldane list --watch")
          .await("NAME")
          .await("podinfo")
          .shoot("list-watch");
      terminal.press("C-c").awaitPrompt().type("echo ended with $?").await("ended with 130");
    }
  }

  @Test
  void nothing_is_wider_than_a_terminal_of_sixty_columns(Cluster cluster) {
    assumeTrue(Tools.has("tmux"), "tmux is not on the PATH");
    try (Scene scene = Scene.set(cluster, "roles-narrow");
        Terminal terminal = terminal(scene, scene.people().editor(), "narrow", NARROW, 60)) {
      scene.release("6.0.1");
      scene.awaitWeight(20);
      shown(terminal, "get podinfo", "Progressing");
      shown(terminal, "diff podinfo", "6.0.1");
      scene.outside().condemn(scene.journey().namespace());
      scene.awaitPhase(CanaryPhase.FAILED);
      shown(terminal, "get podinfo -o wide", "Failed");
      shown(terminal, "list", "NAME");
      shown(terminal, "explain podinfo", "judge");
      shown(terminal, "explain podinfo last", "judge");
      shown(terminal, "history podinfo", "EVENT");
      shown(
          terminal,
          "doctor podinfo --metrics-server http://127.0.0.1:9090",
          "podinfo in roles-narrow");
      shown(terminal, "run podinfo --metrics-server http://127.0.0.1:9090", "fine");
      shown(terminal, "promote --help", "--wait");
      shown(terminal, "--help", "doctor");
    }
  }

  @Test
  void an_order_that_is_refused_and_one_that_is_given_say_so_in_a_line(Cluster cluster) {
    assumeTrue(Tools.has("tmux"), "tmux is not on the PATH");
    try (Scene scene = Scene.set(cluster, "roles-typed");
        Terminal viewer = terminal(scene, scene.people().viewer(), "viewer", 100, 40);
        Terminal editor = terminal(scene, scene.people().editor(), "editor", 100, 40)) {
      scene.release("6.0.1");
      scene.awaitPhase(CanaryPhase.PROGRESSING);
      viewer.type("kubectl-haldane abort podinfo; echo code $?").await("code 5").shoot("refused");
      assertThat(viewer.screen()).contains("cannot patch", "Ask for the role \"edit\"");
      editor.type("kubectl-haldane abort podinfo --wait; echo code $?").await("code 0");
      editor.shoot("aborted");
      assertThat(editor.screen()).contains("Rolled back");
      editor.type("kubectl-haldane retry podinfo; echo code $?").await("code 0").shoot("retried");
      editor.type("kubectl-haldane status podinfo --wait").await("Progressing").press("C-c");
      editor.awaitPrompt().type("echo ended with $?").await("ended with 130");
    }
  }

  private static Terminal terminal(Scene scene, Person person, String name, int columns, int rows) {
    return Terminal.open(name, scene.shellOf(person), scene.shots(), columns, rows);
  }

  /** The terminal had to break no line but the one that was typed, and notes beside the output. */
  private static void shown(Terminal terminal, String command, String word) {
    terminal.type("kubectl-haldane " + command).awaitPrompt();
    terminal.shoot("narrow-" + command.replaceAll("[^a-z]+", "-"));
    List<String> lines = terminal.lines();
    assertThat(lines.size()).isGreaterThan(1);
    assertThat(lines.stream().skip(1).filter(line -> !line.startsWith("You have no permission")))
        .as(command)
        .allMatch(line -> line.length() <= NARROW)
        .anyMatch(line -> line.contains(word))
        .noneMatch(line -> line.contains("this is a bug"));
  }
}
