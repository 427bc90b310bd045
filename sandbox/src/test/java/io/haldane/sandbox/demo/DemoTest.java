package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.sandbox.FakeController;
import io.haldane.sandbox.Network;
import io.haldane.sandbox.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .contains("v2 good     promoted     promoted     10 20 30 40 50  every step was passed")
        .contains("loaded http://podinfo.demo/");
    assertThat(Ports.isFree(port)).isTrue();
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

  private Demo demo(int port) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    DemoOptions options = new DemoOptions(true, Optional.of(port), false, app);
    return new Demo(
        options, client -> new PuppetNetwork(client, new Screen(out)), DemoTest::hurried, out);
  }

  private static Story.Pace hurried(Duration limit) {
    return new Story.Pace(limit, Duration.ZERO, Duration.ZERO);
  }

  /** Has no traffic; the puppet plays the controller's part as well. */
  private static final class PuppetNetwork implements Network {
    private final PuppetController puppet;
    private final Screen screen;

    private PuppetNetwork(KubernetesClient client, Screen screen) {
      this.puppet = new PuppetController(client);
      this.screen = screen;
    }

    @Override
    public InetSocketAddress proxy() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    }

    @Override
    public URI metricsServer() {
      return URI.create("http://127.0.0.1:9");
    }

    @Override
    public AutoCloseable load(URI url, double perSecond) {
      screen.say("loaded " + url);
      return () -> {};
    }

    @Override
    public void close() {
      puppet.close();
    }
  }
}
