package io.haldane.e2e.roles;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.journey.ClusterExtension;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard in a real browser, as users with and without roles of a real cluster. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class RolesBrowserTest {
  private static final int DESK = 1280;
  private static final List<String> VERBS = List.of("promote", "abort", "pause", "resume", "retry");

  @Test
  void each_button_works_for_the_role_edit_and_is_disabled_for_the_role_view(
      Cluster cluster, ControllerRun controller) {
    Chromium.need();
    try (Scene scene = Scene.set(cluster, "roles-browser");
        Chromium chromium = Chromium.start(controller.url(), scene.shots())) {
      People people = scene.people();
      String path = "canary/roles-browser/podinfo";
      Seat editor = Seat.at(chromium, people.editor(), path, DESK);
      Seat viewer = Seat.at(chromium, people.viewer(), path, DESK);
      strangerSeesNothing(chromium, people.stranger(), path);

      scene.release("6.0.1");
      editor.awaitText("Progressing");
      onlyLooks(viewer);
      chromium.shoot(viewer.page(), "browser-viewer");
      chromium.shoot(editor.page(), "browser-editor");
      steer(scene, chromium, editor);
      onlyLooks(viewer);
      chromium.shoot(viewer.page(), "browser-viewer-end");
      phone(chromium, people.editor(), path);
    }
  }

  /** All five orders, each in a phase that it makes sense in. */
  private static void steer(Scene scene, Chromium chromium, Seat editor) {
    editor.order("pause");
    named(scene, editor, "paus");
    editor.awaitEnabled("resume");
    chromium.shoot(editor.page(), "browser-editor-paused");
    editor.order("resume");
    named(scene, editor, "resum");
    editor.order("promote");
    named(scene, editor, "promot");
    scene.awaitPhase(CanaryPhase.SUCCEEDED);
    assertThat(scene.journey().tag("podinfo-primary")).isEqualTo("6.0.1");

    scene.release("6.0.2");
    scene.awaitPhase(CanaryPhase.PROGRESSING);
    editor.order("abort");
    named(scene, editor, "abort");
    scene.awaitPhase(CanaryPhase.FAILED);
    editor.awaitEnabled("retry");
    chromium.shoot(editor.page(), "browser-editor-failed");
    editor.order("retry");
    named(scene, editor, "retr");
    scene.awaitPhase(CanaryPhase.SUCCEEDED);
    assertThat(scene.journey().tag("podinfo-primary")).isEqualTo("6.0.2");
  }

  /** The event of the order names the user. */
  private static void named(Scene scene, Seat editor, String word) {
    scene
        .journey()
        .await(
            "the event of the order to " + word,
            () ->
                scene.journey().events(Scene.NAME).stream()
                    .anyMatch(
                        text ->
                            text.toLowerCase(Locale.ROOT).contains(word)
                                && text.contains(editor.person().user() + " (dashboard)")));
  }

  private static void onlyLooks(Seat viewer) {
    assertThat(viewer.page().locator(".order-refusal"))
        .containsText("You may not give orders in namespace roles-browser");
    assertThat(viewer.page().locator(".order-shell")).isHidden();
    for (String verb : VERBS) {
      assertThat(viewer.button(verb)).hasAttribute("aria-disabled", "true");
      assertThat(viewer.says(verb)).not().isEmpty();
      viewer.button(verb).click(new Locator.ClickOptions().setForce(true));
      assertThat(viewer.page().locator("dialog")).hasCount(0);
    }
  }

  private static void strangerSeesNothing(Chromium chromium, Person person, String path) {
    Seat stranger = Seat.at(chromium, person, path, DESK);
    assertThat(stranger.page().locator(".nothing"))
        .hasText("You may not see canaries in namespace roles-browser.");
    chromium.shoot(stranger.page(), "browser-stranger");
    stranger.page().navigate(chromium.root().toString());
    assertThat(stranger.page().locator(".nothing"))
        .containsText("There is no canary that you may see.");
    assertThat(stranger.page().locator(".nothing")).isVisible();
    assertThat(stranger.page().locator(".empty")).isHidden();
    chromium.shoot(stranger.page(), "browser-stranger-list");
  }

  private static void phone(Chromium chromium, Person person, String path) {
    Seat phone = Seat.at(chromium, person, path, 360);
    phone.awaitText("Succeeded");
    chromium.shoot(phone.page(), "browser-editor-phone");
  }
}
