package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.sandbox.FakeController;
import io.haldane.sandbox.net.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DemoTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir Path app;

  @Test
  void the_whole_demo_runs_once_and_ends_well() throws Exception {
    FakeController.build(app);
    int port = Ports.anyFree();

    assertThat(demo(port).run()).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .contains("Dashboard: http://127.0.0.1:" + port + "/")
        .anyMatch(
            line -> line.matches("v2 good +promoted +promoted +10 20 30 40 50 .* every step .*"))
        .contains("loaded http://podinfo.demo/ {}");
    assertThat(Ports.isFree(port)).isTrue();
  }

  @Test
  void in_an_ab_test_testers_carry_a_header_or_a_cookie_and_both_are_counted() throws Exception {
    FakeController.build(app);
    assertThat(demo(Ports.anyFree(), Strategy.AB, true).run()).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .contains("loaded http://podinfo.demo/ {x-tester=yes}")
        .contains("loaded http://podinfo.demo/ {cookie=theme=dark; tester=yes}")
        .anyMatch(line -> line.contains("Advance podinfo.demo canary 5"))
        .anyMatch(
            line -> line.matches(" +others: the canary answered 0 of \\d+ requests, 0 failed"))
        .anyMatch(line -> line.matches("v2 good .* 1 2 3 4 5 +\\d+ of \\d+ testers .*"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Strategy.class,
      names = {"BLUE_GREEN", "MIRROR"})
  void what_keeps_users_away_ends_badly_when_the_counts_say_otherwise(Strategy strategy)
      throws Exception {
    FakeController.build(app);
    assertThat(demo(Ports.anyFree(), strategy, true).run()).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("requests of users reached it too early");
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void a_strategy_that_no_user_meets_in_the_end_ends_badly(Strategy strategy) throws Exception {
    FakeController.build(app);
    assertThat(demo(Ports.anyFree(), strategy, false).run()).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("no request of a user reached it");
  }

  @Test
  void a_controller_that_was_not_built_is_named_with_the_command_that_builds_it() throws Exception {
    assertThat(demo(Ports.anyFree()).run()).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("quarkus-run.jar", "./mvnw");
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    FakeController.build(app);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(demo(taken.getLocalPort()).run()).isEqualTo(1);
      assertThat(said.toString(StandardCharsets.UTF_8)).contains("is taken", "--port");
    }
  }

  @Test
  void it_ends_and_says_so_when_its_controller_died() throws Exception {
    FakeController.build(app);
    FutureTask<Integer> demo =
        new FutureTask<>(() -> demo(Ports.anyFree(), Strategy.CANARY, true, false).run());
    Thread.ofVirtual().start(demo);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> said.toString(StandardCharsets.UTF_8).contains("Release more"));
    String words = said.toString(StandardCharsets.UTF_8);
    Path kubeconfig = Path.of(words.replaceAll("(?s).*--kubeconfig (\\S+).*", "$1"));
    assertThat(kubeconfig).content().contains("http://127.0.0.1:", "namespace: demo");

    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(app.toString()))
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(demo.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("the controller ended, so the demo ends too");
    assertThat(kubeconfig).doesNotExist();
  }

  private Demo demo(int port) {
    return demo(port, Strategy.CANARY, true);
  }

  private Demo demo(int port, Strategy strategy, boolean exposed) {
    return demo(port, strategy, exposed, true);
  }

  private Demo demo(int port, Strategy strategy, boolean exposed, boolean once) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    DemoOptions options = new DemoOptions(strategy, once, Optional.of(port), false, app);
    return new Demo(
        options,
        client -> new PuppetNetwork(client, new Screen(out), strategy, exposed),
        DemoTest::hurried,
        out);
  }

  private static Story.Pace hurried(Duration limit) {
    return new Story.Pace(limit, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }
}
