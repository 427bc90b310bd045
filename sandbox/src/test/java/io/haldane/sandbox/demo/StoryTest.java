package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.FakeController;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.api.KindSet;
import io.haldane.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoryTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Screen screen = new Screen(new PrintStream(said, true, StandardCharsets.UTF_8));
  private final Lines lines = new Lines(new Palette(false));
  private final Sandbox sandbox = Sandbox.start(Sandbox.Options.of(KindSet.ISTIO));
  private final Narrator narrator = new Narrator(sandbox.client(), Strategy.CANARY, screen, lines);
  private final Stage stage;
  @TempDir Path app;

  StoryTest() throws IOException {
    stage = Stage.set(sandbox, Strategy.CANARY);
  }

  @BeforeEach
  void build() throws IOException {
    FakeController.build(app);
  }

  @AfterEach
  void stops() {
    narrator.close();
    sandbox.close();
  }

  @Test
  void the_story_is_told_to_its_end_and_judged() throws Exception {
    try (ControllerProcess controller = ControllerProcess.start(app, List.of(), Map.of());
        PuppetNetwork puppet = new PuppetNetwork(sandbox.client(), screen, Strategy.CANARY, true)) {
      List<Judgement> judgements =
          story(controller, Meter.start(puppet, Strategy.CANARY.crowds()), Duration.ofSeconds(30))
              .tell();

      assertThat(judgements).hasSize(3).allMatch(Judgement::right);
    }
    // Events are told a moment after the status that they are of, and this story does not linger.
    Await.until(
        "the last step to be told",
        Duration.ofSeconds(10),
        () -> said.toString(StandardCharsets.UTF_8).contains("Advance podinfo.demo canary 50"));
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .contains("== v3 is released: a version that fails 5 % of its requests")
        .contains("          checks  FAIL request-duration 912 ms (max 500 ms)");
  }

  @Test
  void a_story_that_stands_still_says_what_it_waited_for() throws Exception {
    try (ControllerProcess controller = ControllerProcess.start(app, List.of(), Map.of())) {
      assertThatThrownBy(() -> story(controller, nobody(), Duration.ofMillis(300)).tell())
          .isInstanceOf(Wanting.class)
          .hasMessageContaining("v1 to be Initialized")
          .hasMessageContaining("not reconciled yet");
    }
  }

  @Test
  void a_controller_that_dies_ends_the_story_with_its_last_words() throws Exception {
    try (ControllerProcess controller = ControllerProcess.start(app, List.of("-die"), Map.of())) {
      controller.awaitReady(Duration.ofSeconds(20));
      assertThatThrownBy(() -> story(controller, nobody(), Duration.ofSeconds(20)).tell())
          .isInstanceOf(Wanting.class)
          .hasMessageContaining("no such mesh provider");
    }
  }

  private Meter nobody() {
    return Meter.start(PuppetNetwork.idle(screen), List.of());
  }

  private Story story(ControllerProcess controller, Meter meter, Duration limit) {
    return new Story(
        stage,
        narrator,
        screen,
        lines,
        controller,
        meter,
        new Story.Pace(limit, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }
}
