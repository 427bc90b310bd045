package io.haldane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.sandbox.net.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControllerProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path app;

  @BeforeEach
  void build() throws IOException {
    FakeController.build(app);
  }

  @Test
  void a_controller_that_is_ready_has_its_flags_and_environment_and_ends_without_a_trace()
      throws IOException, InterruptedException {
    ControllerProcess controller =
        ControllerProcess.start(
            app, List.of("-mesh-provider=istio"), Map.of("HTTP_PROXY", "http://127.0.0.1:9"));
    assertThat(controller.awaitReady(LIMIT)).isEqualTo(new Startup.Ready());
    assertThat(controller.lastLines())
        .anyMatch(line -> line.startsWith("flags [-mesh-provider=istio, -port="))
        .contains("proxy http://127.0.0.1:9");
    assertThat(controller.log()).exists();

    controller.close();
    assertThat(controller.isAlive()).isFalse();
    assertThat(controller.log()).doesNotExist();
  }

  @Test
  void a_controller_that_dies_leaves_its_last_words() throws IOException, InterruptedException {
    try (ControllerProcess controller = ControllerProcess.start(app, List.of("-die"), Map.of())) {
      assertThat(controller.awaitReady(LIMIT))
          .isInstanceOfSatisfying(
              Startup.Died.class,
              died -> {
                assertThat(died.exitCode()).isEqualTo(3);
                assertThat(died.lastLines()).contains("no such mesh provider");
              });
    }
  }

  @Test
  void a_killed_controller_is_dead_at_once() throws IOException, InterruptedException {
    int port = Ports.anyFree();
    try (ControllerProcess controller =
        ControllerProcess.start(app, List.of("-port=" + port), Map.of())) {
      assertThat(controller.awaitReady(LIMIT)).isEqualTo(new Startup.Ready());
      assertThat(controller.url().getPort()).isEqualTo(port);
      controller.kill();
      assertThat(controller.isAlive()).isFalse();
    }
  }

  @Test
  void an_empty_folder_holds_no_controller(@TempDir Path empty) {
    assertThat(ControllerProcess.isBuilt(empty)).isFalse();
    assertThat(ControllerProcess.isBuilt(app)).isTrue();
  }
}
