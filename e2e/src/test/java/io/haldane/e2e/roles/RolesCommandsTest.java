package io.haldane.e2e.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.roles.Shell.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every command as each of three users: what their roles allow, and nothing more. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class RolesCommandsTest {
  private static final String PROMETHEUS = "--metrics-server http://127.0.0.1:9090";

  /** They read the canary and what is around it. */
  private static final List<String> READING =
      List.of(
          "list",
          "list -o json",
          "get podinfo",
          "get podinfo -o yaml",
          "status podinfo",
          "explain podinfo",
          "history podinfo",
          "diff podinfo",
          "run podinfo " + PROMETHEUS);

  @Test
  void who_has_the_role_view_reads_and_who_has_none_is_told_which_one_to_ask_for(Cluster cluster) {
    try (Scene scene = Scene.set(cluster, "roles-reading")) {
      for (Person person : scene.people().all()) {
        offline(scene, person);
      }
      for (String command : READING) {
        allowed(scene, scene.people().viewer(), command);
        allowed(scene, scene.people().editor(), command);
        refused(scene, scene.people().stranger(), command, "Ask for the role \"view\"");
      }
      for (Person person : scene.people().all()) {
        refused(scene, person, "list -A", "Name a namespace with -n");
        refused(scene, person, "doctor -A", "Name a namespace with -n");
      }
      examined(scene, scene.people().viewer());
      examined(scene, scene.people().editor());
      refused(scene, scene.people().stranger(), "doctor podinfo", "Ask for the role \"view\"");
      refused(scene, scene.people().stranger(), "status podinfo --wait", "role \"view\"");
      refused(scene, scene.people().stranger(), "get podinfo --watch", "role \"view\"");
    }
  }

  @Test
  void orders_need_the_role_edit(Cluster cluster) {
    try (Scene scene = Scene.set(cluster, "roles-orders")) {
      scene.release("6.0.1");
      scene.awaitPhase(CanaryPhase.PROGRESSING);
      only(scene, "pause", "Paused");
      assertThat(editor(scene, "status podinfo").code()).as("held").isEqualTo(3);
      only(scene, "resume", "Resumed");
      only(scene, "promote", "Promoted");
      assertThat(scene.journey().tag("podinfo-primary")).isEqualTo("6.0.1");

      scene.release("6.0.2");
      scene.awaitPhase(CanaryPhase.PROGRESSING);
      only(scene, "abort", "aborted the run");
      assertThat(editor(scene, "status podinfo").code()).as("rolled back").isEqualTo(1);
      only(scene, "retry", "Promoted");
      assertThat(scene.journey().tag("podinfo-primary")).isEqualTo("6.0.2");
      assertThat(editor(scene, "status podinfo").code()).isZero();
      nothingToDo(scene);
    }
  }

  /** What needs no cluster is for everyone. */
  private static void offline(Scene scene, Person person) {
    assertThat(allowed(scene, person, "version").out()).contains("0.1.0");
    assertThat(allowed(scene, person, "completion bash").out()).contains("_complete_haldane");
    assertThat(allowed(scene, person, "lint " + file(scene)).err()).contains("no mistakes");
  }

  private static Path file(Scene scene) {
    try {
      Path folder = Files.createDirectories(scene.shots());
      String text = Scene.canary(scene.outside()).replace("NAMESPACE", "shop");
      return Files.writeString(folder.resolve("canary.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It may find something; it may not fail. */
  private static void examined(Scene scene, Person person) {
    Result result = scene.shellOf(person).haldane("doctor podinfo " + PROMETHEUS);
    print(scene, person, "doctor podinfo", result);
    assertThat(result.code()).as(result.err()).isIn(0, 1);
    assertThat(result.out()).startsWith("podinfo in roles-reading");
  }

  /**
   * The others are refused first, so that the canary is still in the phase that the order needs.
   */
  private static void only(Scene scene, String verb, String end) {
    String command = verb + " podinfo";
    refused(scene, scene.people().viewer(), command, "Ask for the role \"edit\"");
    refused(scene, scene.people().stranger(), command, "Ask for the role \"view\"");
    Result result = editor(scene, command + " --wait --timeout 4m");
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains(end);
    assertThat(scene.journey().events(Scene.NAME))
        .as("the event of the order")
        .anyMatch(event -> event.contains("asked for by kubectl-haldane"));
  }

  private static void nothingToDo(Scene scene) {
    Result result = editor(scene, "promote podinfo");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is nothing to promote").hasLineCount(1);
  }

  private static Result editor(Scene scene, String command) {
    Result result = scene.shellOf(scene.people().editor()).haldane(command);
    print(scene, scene.people().editor(), command, result);
    return result;
  }

  private static Result allowed(Scene scene, Person person, String command) {
    Result result = scene.shellOf(person).haldane(command);
    print(scene, person, command, result);
    assertThat(result.code()).as("%s as %s: %s", command, person.name(), result).isZero();
    return result;
  }

  private static void refused(Scene scene, Person person, String command, String advice) {
    Result result = scene.shellOf(person).haldane(command);
    print(scene, person, command, result);
    assertThat(result.code()).as("%s as %s: %s", command, person.name(), result).isEqualTo(5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("haldane: You have no permission: ")
        .contains("is forbidden", person.user(), advice)
        .hasLineCount(1);
  }

  /** For people who read how it looks. */
  private static void print(Scene scene, Person person, String command, Result result) {
    Shots.append(
        scene.shots(),
        scene.journey().namespace() + "-" + person.name() + ".txt",
        "$ haldane %s\n%s%s[%d]\n\n".formatted(command, result.out(), result.err(), result.code()));
  }
}
