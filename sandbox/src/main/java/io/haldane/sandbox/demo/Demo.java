package io.haldane.sandbox.demo;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.MeshNetwork;
import io.haldane.sandbox.Network;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.Startup;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.net.Ports;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code haldane demo}: the whole story on one laptop, in about a minute. */
public final class Demo {
  private static final String BUILD = "./mvnw -q package -DskipTests -pl controller -am";
  private static final int USUAL_PORT = 8080;
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration ONCE_LIMIT = Duration.ofMinutes(3);
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private final DemoOptions options;
  private final Strategy strategy;
  private final Function<KubernetesClient, Network> networks;
  private final Function<Duration, Story.Pace> paces;
  private final long start = System.nanoTime();
  private final Screen screen;
  private final Palette palette;
  private final Lines lines;

  Demo(
      DemoOptions options,
      Function<KubernetesClient, Network> networks,
      Function<Duration, Story.Pace> paces,
      PrintStream out) {
    this.options = options;
    this.strategy = options.strategy();
    this.networks = networks;
    this.paces = paces;
    this.screen = new Screen(out);
    this.palette = new Palette(options.color());
    this.lines = new Lines(palette);
  }

  /** Exits 0 when every release went as it should, 1 when not, 2 for wrong arguments. */
  public static void main(String[] args) throws IOException, InterruptedException {
    // The API's server would otherwise make the JVM print warnings between our lines.
    System.setProperty("io.netty.noUnsafe", "true");
    boolean color = isTerminal() && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    Path controller =
        Path.of(System.getProperty("haldane.controller", "controller/target/quarkus-app"));
    switch (DemoOptions.parse(args, color, controller)) {
      case DemoOptions.Parsed.Help _ -> System.out.println(DemoOptions.help());
      case DemoOptions.Parsed.Bad(String message) -> {
        System.err.println(message);
        System.exit(2);
      }
      case DemoOptions.Parsed.Good(DemoOptions options) ->
          System.exit(new Demo(options, MeshNetwork::start, Story.Pace::within, System.out).run());
    }
  }

  /** A console object alone says nothing: there is one without a terminal, too. */
  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** The exit code. */
  int run() throws IOException, InterruptedException {
    try (Closing closing = new Closing()) {
      return play(closing);
    } catch (Wanting e) {
      screen.say(palette.bad("haldane demo: ") + e.getMessage());
      return 1;
    }
  }

  private int play(Closing closing) throws Wanting, IOException, InterruptedException {
    if (!ControllerProcess.isBuilt(options.controller())) {
      throw new Wanting(
          "the controller is not built: there is no %s/quarkus-run.jar.%nBuild it with: %s"
              .formatted(options.controller(), BUILD));
    }
    int port = port();
    Sandbox.Options cluster = Sandbox.Options.of(KindSet.ISTIO).with(networks);
    Sandbox sandbox = closing.add(Sandbox.start(cluster));
    Network network = sandbox.network().orElseThrow();
    ControlServer control = closing.add(ControlServer.start(port));
    List<String> flags = flags(sandbox, network, port);
    Map<String, String> environment = environment(network, control);
    ControllerProcess controller =
        closing.add(ControllerProcess.start(options.controller(), flags, environment));
    closing.farewell(() -> screen.say("\nThe sandbox and the controller are stopped."));
    awaitReady(controller);
    Kubeconfig kubeconfig =
        closing.add(Kubeconfig.write(kubeconfig(port), sandbox.apiUrl(), Stage.NAMESPACE));
    screen.say("Dashboard: " + palette.bold(controller.url().toString()));
    screen.say("kubectl:   kubectl --kubeconfig " + kubeconfig.file() + " get canaries --watch");
    Paragraph.lines(strategy.title() + ": " + strategy.story() + ".").forEach(screen::say);
    return tell(closing, sandbox, network, control, controller);
  }

  private int tell(
      Closing closing,
      Sandbox sandbox,
      Network network,
      ControlServer control,
      ControllerProcess controller)
      throws Wanting, IOException, InterruptedException {
    Narrator narrator = closing.add(new Narrator(sandbox.client(), strategy, screen, lines));
    network.register(HookLoad.HOST, closing.add(new HookLoad(network)));
    Stage stage = Stage.set(sandbox, strategy);
    Meter meter = closing.add(Meter.start(network, strategy.crowds()));
    Duration spent = Duration.ofNanos(System.nanoTime() - start);
    Duration limit = options.once() ? ONCE_LIMIT.minus(spent) : NO_LIMIT;
    List<Judgement> judgements =
        new Story(stage, narrator, screen, lines, controller, meter, paces.apply(limit)).tell();
    screen.say(lines.heading("summary"));
    Summary.table(judgements, palette).forEach(screen::say);
    if (options.once()) {
      return judgements.stream().allMatch(Judgement::right) ? 0 : 1;
    }
    control.open(kind -> {
      Release release = stage.release(kind);
      narrator.follow(release.label());
      screen.say(lines.heading(release.label() + " is released: " + kind.title()));
      return release;
    });
    screen.say(
        "\nRelease more versions from the dashboard, "
            + controller.url()
            + ". Ctrl-C stops the demo.");
    controller.awaitEnd();
    throw new Wanting(
        "the controller ended, so the demo ends too. Its last log lines:\n"
            + Story.lastWords(controller));
  }

  /**
   * By the launcher in the checkout, and relative to where the user stands where that is shorter.
   */
  private static Path kubeconfig(int port) {
    String name = "demo-" + port + ".kubeconfig";
    Path file =
        Path.of(System.getProperty("haldane.state", System.getProperty("java.io.tmpdir")), name);
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private int port() throws Wanting {
    if (options.port().isPresent()) {
      int wanted = options.port().get();
      if (!Ports.isFree(wanted)) {
        throw new Wanting(
            "port %d is taken by another program. Choose another port with --port, or omit the option."
                .formatted(wanted));
      }
      return wanted;
    }
    return Ports.isFree(USUAL_PORT) ? USUAL_PORT : Ports.anyFree();
  }

  private static List<String> flags(Sandbox sandbox, Network network, int port) {
    return List.of(
        "-master=" + sandbox.apiUrl(),
        "-port=" + port,
        "-host=127.0.0.1",
        "-mesh-provider=istio",
        "-metrics-server=" + network.metricsServer(),
        "-log-level=info");
  }

  private static Map<String, String> environment(Network network, ControlServer control) {
    Map<String, String> environment = new HashMap<>(ControllerProcess.throughProxy(network));
    environment.put("HALDANE_MIN_INTERVAL", "1s");
    environment.put("HALDANE_DEMO_URL", control.url().toString());
    return environment;
  }

  private static void awaitReady(ControllerProcess controller)
      throws Wanting, InterruptedException {
    switch (controller.awaitReady(START_LIMIT)) {
      case Startup.Ready _ -> {}
      case Startup.Died(int code, List<String> _) ->
          throw new Wanting(
              "the controller ended at once with code "
                  + code
                  + ". Its last log lines:\n"
                  + Story.lastWords(controller));
      case Startup.TimedOut _ ->
          throw new Wanting(
              "the controller was not ready within "
                  + START_LIMIT.toSeconds()
                  + " s. Its last log lines:\n"
                  + Story.lastWords(controller));
    }
  }
}
