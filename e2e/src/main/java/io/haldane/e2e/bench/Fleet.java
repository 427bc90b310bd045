package io.haldane.e2e.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.e2e.cluster.Kwok;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Makes the canaries, their Deployments, and new versions of them, several at once. */
final class Fleet {
  static final Duration INTERVAL = Duration.ofSeconds(10);
  static final int THRESHOLD = 5;

  private static final int AT_ONCE = 16;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: NAME, namespace: NAMESPACE, labels: {app: NAME, fleet: haldane}}
      spec:
        replicas: 1
        revisionHistoryLimit: 2
        progressDeadlineSeconds: 600
        strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0}}
        selector: {matchLabels: {app: NAME}}
        template:
          metadata:
            labels: {app: NAME}
            annotations: {prometheus.io/scrape: "true", prometheus.io/port: "9797"}
          spec:
            nodeName: NODE
            containers:
            - name: podinfod
              image: podinfo:6.0.0
              command: [./podinfo, --port=9898, --port-metrics=9797, --level=info]
              ports:
              - {name: http, containerPort: 9898, protocol: TCP}
              - {name: http-metrics, containerPort: 9797, protocol: TCP}
              env: [{name: PODINFO_UI_COLOR, value: "#34577c"}]
              resources:
                limits: {cpu: 2000m, memory: 512Mi}
                requests: {cpu: 100m, memory: 64Mi}
      """;

  private static final String CANARY =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: NAME, namespace: NAMESPACE}
      spec:
        provider: istio
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: NAME}
        progressDeadlineSeconds: 600
        service: {port: 80, targetPort: 9898, gateways: [mesh], hosts: [NAME]}
        analysis:
          interval: 10s
          threshold: 5
          maxWeight: 60
          stepWeight: 20
          metrics:
          - {name: request-success-rate, interval: 1m, thresholdRange: {min: 99}}
          - {name: request-duration, interval: 1m, thresholdRange: {max: 500}}
      """;

  private final KubernetesClient client;

  Fleet(KubernetesClient client) {
    this.client = client;
  }

  void createDeployments(Collection<Member> members) {
    members.stream().map(Member::namespace).distinct().forEach(this::namespace);
    each(members, member -> create(Kinds.DEPLOYMENT, DEPLOYMENT, member));
  }

  void createCanaries(Collection<Member> members) {
    createCanaries(members, CANARY);
  }

  /**
   * @param yaml with NAME and NAMESPACE where theirs are to be
   */
  void createCanaries(Collection<Member> members, String yaml) {
    each(members, member -> create(Kinds.CANARY, yaml, member));
  }

  /** Objects of another kind in the namespaces of the fleet. */
  void create(ResourceDefinitionContext kind, String yaml, Collection<Member> members) {
    each(members, member -> create(kind, yaml, member));
  }

  void delete(Member member) {
    for (var kind : new ResourceDefinitionContext[] {Kinds.CANARY, Kinds.DEPLOYMENT}) {
      client
          .genericKubernetesResources(kind)
          .inNamespace(member.namespace())
          .withName(member.name())
          .delete();
    }
  }

  /** A new version of each of them. */
  void release(Collection<Member> members, String tag) {
    String patch =
        """
        [{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"podinfo:%s"}]\
        """
            .formatted(tag);
    each(
        members,
        member ->
            client
                .apps()
                .deployments()
                .inNamespace(member.namespace())
                .withName(member.name())
                .patch(PatchContext.of(PatchType.JSON), patch));
  }

  private void namespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .createOr(NonDeletingOperation::update);
  }

  private void create(ResourceDefinitionContext kind, String yaml, Member member) {
    String text =
        yaml.replace("NAMESPACE", member.namespace())
            .replace("NAME", member.name())
            .replace("NODE", Kwok.NODE);
    client
        .genericKubernetesResources(kind)
        .inNamespace(member.namespace())
        .resource(Serialization.unmarshal(text, GenericKubernetesResource.class))
        .create();
  }

  private static void each(Collection<Member> members, Consumer<Member> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var under =
          members.stream().map(member -> threads.submit(() -> work.accept(member))).toList();
      for (Future<?> one : under) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the fleet could not be changed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
