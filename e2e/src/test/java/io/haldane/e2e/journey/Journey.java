package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.process.Until;
import io.haldane.sandbox.load.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * A namespace of its own with what releases need: the load tester, and podinfo where it is asked
 * for. Journeys run side by side and know nothing of each other.
 */
public final class Journey implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Cluster cluster;
  private final String namespace;
  private final boolean inMesh;

  private Journey(Cluster cluster, String namespace, boolean inMesh) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.inMesh = inMesh;
  }

  /** In the mesh: the sidecar takes connections to its Services. */
  public static Journey inMesh(Cluster cluster, String namespace) {
    return begin(cluster, namespace, true);
  }

  /** Connections to Services are kube-proxy's. */
  public static Journey plain(Cluster cluster, String namespace) {
    return begin(cluster, namespace, false);
  }

  private static Journey begin(Cluster cluster, String namespace, boolean inMesh) {
    cluster
        .client()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("istio-injection", inMesh ? "enabled" : "disabled")
                .endMetadata()
                .build())
        .create();
    Journey journey = new Journey(cluster, namespace, inMesh);
    journey.apply("load-tester.yaml");
    return journey;
  }

  public Cluster cluster() {
    return cluster;
  }

  public KubernetesClient client() {
    return cluster.client();
  }

  public String namespace() {
    return namespace;
  }

  /** Applies a file of the journeys; {@code NAMESPACE} in it stands for ours. */
  public void apply(String resource) {
    applyText(read(resource));
  }

  /** Applies YAML; {@code NAMESPACE} in it stands for ours. */
  public void applyText(String yaml) {
    Manifests.apply(client(), yaml.replace("NAMESPACE", namespace));
  }

  static String read(String resource) {
    try (InputStream yaml = Journey.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(yaml, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Whether the API server answers at that path, with that word in it. */
  boolean serves(String path, String word) {
    try {
      String answer = client().raw(path);
      return answer != null && answer.contains(word);
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }

  public Canary canary(String name) {
    return Objects.requireNonNull(
        client().resources(Canary.class).inNamespace(namespace).withName(name).get(), name);
  }

  public CanaryStatus status(String name) {
    return canary(name).statusOrEmpty();
  }

  /** Merges that JSON into the canary, as a user's edit does. */
  public void edit(String canary, String json) {
    client()
        .resources(Canary.class)
        .inNamespace(namespace)
        .withName(canary)
        .patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  public void delete(String canary) {
    client().resources(Canary.class).inNamespace(namespace).withName(canary).delete();
  }

  public Deployment deployment(String name) {
    return Objects.requireNonNull(
        client().apps().deployments().inNamespace(namespace).withName(name).get(), name);
  }

  public Service service(String name) {
    return Objects.requireNonNull(
        client().services().inNamespace(namespace).withName(name).get(), name);
  }

  /** Pods with that label {@code app}, those included that are on their way out. */
  public List<Pod> pods(String app) {
    return client().pods().inNamespace(namespace).withLabel("app", app).list().getItems();
  }

  public GenericKubernetesResource object(String apiVersion, String kind, String name) {
    return Objects.requireNonNull(
        client()
            .genericKubernetesResources(apiVersion, kind)
            .inNamespace(namespace)
            .withName(name)
            .get(),
        () -> kind + " " + name);
  }

  /** The tag of the first container. */
  public String tag(String deployment) {
    String image =
        deployment(deployment)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst()
            .getImage();
    return image.substring(image.lastIndexOf(':') + 1);
  }

  /** Sets the image of the first container to that tag, as a user's deploy does. */
  public void release(String deployment, String tag) {
    image(deployment, "stefanprodan/podinfo:" + tag);
  }

  public void image(String deployment, String image) {
    String container =
        deployment(deployment)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst()
            .getName();
    client()
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withName(deployment)
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"%s\",\"image\":\"%s\"}]}}}}"
                .formatted(container, image));
  }

  public void awaitPhase(String canary, CanaryPhase phase) {
    await(canary + " to be " + phase.text(), () -> status(canary).phase() == phase);
  }

  /** From the release of that tag to Succeeded, with the tag in the primary. */
  public void awaitPromoted(String canary, String tag) {
    await(
        canary + " to be promoted to " + tag,
        () -> {
          CanaryStatus status = status(canary);
          assertThat(status.phase())
              .as("%s must not fail: %s", canary, events(canary))
              .isNotEqualTo(CanaryPhase.FAILED);
          return tag(canary + "-primary").equals(tag) && status.phase() == CanaryPhase.SUCCEEDED;
        });
  }

  public void await(String what, BooleanSupplier holds) {
    Until.holds(namespace + ": " + what, LIMIT, holds, this::situation);
  }

  /** What is told of a change comes a little after its status. */
  public void awaitEvent(String canary, String text) {
    await("the event: " + text, () -> events(canary).contains(text));
  }

  /** Texts of the canary's events, oldest first. */
  public List<String> events(String canary) {
    return client().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> canary.equals(event.getInvolvedObject().getName()))
        .filter(event -> "Canary".equals(event.getInvolvedObject().getKind()))
        .sorted(Comparator.comparing(event -> event.getMetadata().getCreationTimestamp()))
        .map(io.fabric8.kubernetes.api.model.Event::getMessage)
        .toList();
  }

  /** {@code NAMESPACE} in it stands for ours. */
  public URI url(String url) {
    return URI.create(url.replace("NAMESPACE", namespace));
  }

  /** Users who call the Service by its name, 50 times a second. */
  public Users users(String url) {
    return users(Plan.direct(url(url), 50));
  }

  /** Users who come in by an ingress that listens there. */
  public Users usersFrom(InetSocketAddress ingress, String url) {
    return users(Plan.of(url(url), ingress, 50));
  }

  /** Users who call as that plan says. */
  public Users users(Plan plan) {
    if (plan.proxy() == null) {
      if (inMesh) {
        awaitCarried(plan.url().getHost());
      } else {
        await("an answer of " + plan.url(), () -> answers(plan.url()));
      }
    }
    return new Users(this, plan);
  }

  /** Until kube-proxy knows where a Service leads, who calls it waits in vain. */
  private static boolean answers(URI url) {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(1)).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The mesh hears of a new Service a moment after its canary is initialised. */
  private void awaitCarried(String host) {
    String address = service(host.substring(0, host.indexOf('.'))).getSpec().getClusterIP();
    await("the sidecar to carry " + host, () -> cluster.istio().carries(host, address));
  }

  /**
   * As many as that percentage promises: no farther off than chance has it once in a hundred
   * thousand times.
   *
   * @param what the percentage is of
   */
  public void share(String what, int percent, long those, long all) {
    double share = percent / 100.0;
    // 4.42 standard deviations, and half a request for the normal curve being smooth.
    double slack = 4.42 * Math.sqrt(all * share * (1 - share)) + 0.5;
    figure(
        "%s: %d of %d requests (%.1f %%, at most ±%.0f by chance)"
            .formatted(what, those, all, 100.0 * those / all, slack));
    assertThat((double) those)
        .as("%s: requests of %d", what, all)
        .isBetween(all * share - slack, all * share + slack);
  }

  /** A figure of the run, for who reads the report. */
  public void figure(String text) {
    System.out.println("    " + namespace + ": " + text);
  }

  private String situation() {
    StringBuilder text = new StringBuilder();
    client()
        .resources(Canary.class)
        .inNamespace(namespace)
        .list()
        .getItems()
        .forEach(canary -> {
          text.append(canary.title()).append(' ').append(canary.statusOrEmpty()).append('\n');
          events(canary.getMetadata().getName())
              .forEach(event -> text.append("  ").append(event).append('\n'));
        });
    client()
        .pods()
        .inNamespace(namespace)
        .list()
        .getItems()
        .forEach(pod ->
            text.append("  pod ")
                .append(pod.getMetadata().getName())
                .append(' ')
                .append(pod.getStatus().getPhase())
                .append('\n'));
    return text.toString();
  }

  /** Removes the namespace without waiting for it. */
  @Override
  public void close() {
    client().resources(Canary.class).inNamespace(namespace).delete();
    client().namespaces().withName(namespace).delete();
  }
}
