package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
  @TempDir Path folder;

  @Test
  void a_kubeconfig_that_is_not_there_is_named() {
    assertProblem(folder.resolve("absent"), "there is no such file");
    assertProblem(folder, "it is not a file");
  }

  @Test
  void what_is_no_kubeconfig_is_named_in_one_line() throws IOException {
    Path file = Files.writeString(folder.resolve("config"), "users: [");

    assertProblem(file, "it is not a kubeconfig");
  }

  @Test
  void the_master_wins_over_the_kubeconfig() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: a, cluster: {server: "http://a.example.com"}}]
            contexts: [{name: a, context: {cluster: a, user: a}}]
            users: [{name: a, user: {token: t}}]
            current-context: a
            """);

    assertThat(Logins.of(Optional.of(file.toString()), Optional.empty()).getMasterUrl())
        .startsWith("http://a.example.com");
    assertThat(Logins.of(Optional.of(file.toString()), Optional.of("http://b")).getMasterUrl())
        .startsWith("http://b");
  }

  private static void assertProblem(Path file, String why) {
    assertThatThrownBy(() -> Logins.of(Optional.of(file.toString()), Optional.empty()))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith("Cannot read the kubeconfig " + file + ": " + why)
        .hasMessageEndingWith("Set another one by -kubeconfig=<file>.")
        .hasMessageNotContaining("\n");
  }
}
