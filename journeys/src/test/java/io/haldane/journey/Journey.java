package io.haldane.journey;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.MeshNetwork;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.api.SandboxApi;
import io.haldane.sandbox.load.Load;
import io.haldane.sandbox.mesh.Durations;
import io.haldane.sandbox.mesh.Mesh;
import io.haldane.sandbox.mesh.Settings;
import io.haldane.testing.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** A sandbox with a mesh, the controller as a process beside it, and eyes on the routes. */
final class Journey implements AutoCloseable {
  /** Long, because machines that build are busy; nothing waits longer than it must. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Enough for a mesh without lag, which hears of routes and pods at once. */
  static final String SOON_SETTLED = "-settle=500ms";

  private final Sandbox sandbox;
  private final BuiltController built;
  private final RouteHistory routes;
  private volatile ControllerProcess controller;

  /** Releases are judged by what their versions do, not by how busy this machine is. */
  private Journey(KindSet mesh, Settings behaviour, List<String> flags) {
    Settings settings = behaviour.with(Durations.DECLARED);
    sandbox =
        Sandbox.start(Sandbox.Options.of(mesh).with(client -> MeshNetwork.start(client, settings)));
    try {
      built = new BuiltController(sandbox, flags);
      routes = RouteHistory.follow(sandbox.client(), mesh);
      controller = built.start();
    } catch (RuntimeException | AssertionError e) {
      sandbox.close();
      throw e;
    }
  }

  static Journey begin(KindSet mesh, String... flags) {
    return new Journey(mesh, Settings.defaults(), List.of(flags));
  }

  /** With a mesh that hears of Services and routes that much later than of pods. */
  static Journey beginWithLag(Duration lag, KindSet mesh, String... flags) {
    return new Journey(mesh, Settings.defaults().withLag(lag), List.of(flags));
  }

  KubernetesClient client() {
    return sandbox.client();
  }

  SandboxApi api() {
    return sandbox.api();
  }

  Mesh mesh() {
    return network().mesh();
  }

  MeshNetwork network() {
    return (MeshNetwork) sandbox.network().orElseThrow();
  }

  RouteHistory routes() {
    return routes;
  }

  ControllerProcess controller() {
    return controller;
  }

  /** A new controller in place of a dead one; does not wait for it to be ready. */
  void restart() {
    controller.close();
    controller = built.launch();
  }

  /** A new controller in place of this one, with further flags, which win. */
  void restart(String... flags) {
    controller.close();
    controller = built.launch(List.of(flags));
  }

  /** A new controller in place of this one, in a JVM with these options. */
  void restartWithin(String jvmOptions) {
    controller.close();
    controller = built.launch(List.of(), Map.of("JAVA_TOOL_OPTIONS", jvmOptions));
  }

  /** One more controller, which stands by; the caller closes it. */
  ControllerProcess standby() {
    return built.launch();
  }

  /** Steady requests through the mesh until closed. */
  Load load(String url, double perSecond) {
    return network().load(URI.create(url), perSecond);
  }

  void apply(String yaml) {
    sandbox.apply(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  /** Applies a file of the tests, byte for byte. */
  void applyFile(String resource) {
    try (InputStream yaml = Journey.class.getResourceAsStream(resource)) {
      sandbox.apply(Objects.requireNonNull(yaml, resource));
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  Canary canary(String namespace, String name) {
    return Objects.requireNonNull(
        client().resources(Canary.class).inNamespace(namespace).withName(name).get());
  }

  CanaryStatus status(String namespace, String name) {
    return canary(namespace, name).statusOrEmpty();
  }

  Deployment deployment(String namespace, String name) {
    return Objects.requireNonNull(
        client().apps().deployments().inNamespace(namespace).withName(name).get());
  }

  String image(String namespace, String deployment) {
    var pod = deployment(namespace, deployment).getSpec().getTemplate().getSpec();
    return pod.getContainers().getFirst().getImage();
  }

  /** Texts of the canary's events, oldest first; those of one second in any order. */
  List<String> events(String namespace, String canary) {
    return client().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> canary.equals(event.getInvolvedObject().getName()))
        .sorted(Comparator.comparing(Event::getFirstTimestamp))
        .map(Event::getMessage)
        .toList();
  }

  /** What the controller asked of the API since the log was reset, oldest first. */
  List<ApiRequest> requests() {
    return api().requests().ofOthers();
  }

  /** The newest successful write to that resource. */
  ApiRequest lastWrite(String resource, String subresource) {
    return requests().stream()
        .filter(request -> request.resource().equals(resource))
        .filter(request -> request.subresource().equals(subresource))
        .filter(request -> request.verb().writes() && request.status() < 300)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  void awaitPhase(String namespace, String name, CanaryPhase phase) {
    await(
        "%s/%s to be %s".formatted(namespace, name, phase.text()),
        () -> status(namespace, name).phase() == phase);
  }

  /** Fails with what is known of every canary and the controller's last words. */
  void await(String what, BooleanSupplier holds) {
    try {
      Await.until(what, LIMIT, holds);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + situation(), e);
    }
  }

  String situation() {
    StringBuilder text = new StringBuilder();
    client()
        .resources(Canary.class)
        .inAnyNamespace()
        .list()
        .getItems()
        .forEach(canary -> {
          String namespace = canary.getMetadata().getNamespace();
          CanaryStatus status = canary.statusOrEmpty();
          text.append(canary.title()).append(' ').append(status).append('\n');
          events(namespace, canary.getMetadata().getName())
              .forEach(event -> text.append("  ").append(event).append('\n'));
        });
    List<String> said = controller.lastLines();
    said.subList(Math.max(0, said.size() - 60), said.size())
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  @Override
  public void close() {
    controller.close();
    routes.close();
    sandbox.close();
  }
}
