package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pods that run, from their start to the end of their grace. Confined to the loop's thread. */
final class PodLives implements AutoCloseable {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final int LONGEST_BACKOFF = 16;

  private final KubernetesClient client;
  private final Workloads.Timing timing;
  private final Loop loop;
  private final Consumer<Workload> changed;

  /** By {@code namespace/name}, oldest first. */
  private final Map<String, RunningPod> running = new LinkedHashMap<>();

  PodLives(
      KubernetesClient client, Workloads.Timing timing, Loop loop, Consumer<Workload> changed) {
    this.client = client;
    this.timing = timing;
    this.loop = loop;
    this.changed = changed;
  }

  List<PodState> states(Workload workload, Instant now, Duration minReady) {
    return running.values().stream()
        .filter(pod -> pod.workload().equals(workload))
        .map(pod -> pod.state(now, minReady))
        .toList();
  }

  void start(RunningPod pod, Pod object, Duration minReady) {
    try {
      client.resource(object).create();
    } catch (KubernetesClientException e) {
      pod.close();
      throw e;
    }
    running.put(pod.key(), pod);
    loop.soon(() -> report(pod));
    switch (pod.behaviour().readiness()) {
      case Readiness.After(Duration extra) ->
          loop.after(timing.ready().plus(extra), () -> becomeReady(pod, minReady));
      case Readiness.Crashing _ -> loop.after(Duration.ofSeconds(1), () -> crash(pod));
      case Readiness.Never _, Readiness.NoImage _ -> {}
    }
  }

  /** Asks the API to delete the pod; its grace begins when the API says so. */
  void stop(Workload workload, String name) {
    RunningPod pod = running.get(workload.namespace() + "/" + name);
    if (pod != null) {
      client.pods().inNamespace(workload.namespace()).withName(name).delete();
      pod.terminate();
    }
  }

  /** The API has marked that pod for deletion. */
  void terminate(Pod object) {
    RunningPod pod = running.get(key(object));
    if (pod == null) {
      release(object.getMetadata().getNamespace(), object.getMetadata().getName());
    } else if (pod.beginGrace()) {
      loop.after(timing.grace(), () -> release(pod.workload().namespace(), pod.name()));
      loop.soon(() -> report(pod));
      changed.accept(pod.workload());
    }
  }

  /** The API no longer has that pod. */
  void forget(Pod object) {
    RunningPod pod = running.remove(key(object));
    if (pod != null) {
      pod.close();
      changed.accept(pod.workload());
    }
  }

  @Override
  public void close() {
    running.values().forEach(RunningPod::close);
  }

  private void becomeReady(RunningPod pod, Duration minReady) {
    if (!pod.terminating()) {
      pod.becomeReady(Instant.now());
      report(pod);
      changed.accept(pod.workload());
      if (minReady.isPositive()) {
        loop.after(minReady, () -> changed.accept(pod.workload()));
      }
    }
  }

  private void crash(RunningPod pod) {
    if (running.containsValue(pod) && !pod.terminating()) {
      pod.restart();
      report(pod);
      int backoff = 1 << Math.min(pod.restarts(), 30);
      loop.after(Duration.ofSeconds(Math.min(backoff, LONGEST_BACKOFF)), () -> crash(pod));
    }
  }

  private void report(RunningPod pod) {
    String status = Serialization.asJson(PodObjects.status(pod, Instant.now()));
    unlessGone(() ->
        client
            .pods()
            .inNamespace(pod.workload().namespace())
            .withName(pod.name())
            .subresource("status")
            .patch(MERGE, "{\"status\":" + status + "}"));
  }

  private void release(String namespace, String name) {
    unlessGone(() ->
        client
            .pods()
            .inNamespace(namespace)
            .withName(name)
            .patch(MERGE, "{\"metadata\":{\"finalizers\":null}}"));
  }

  private static void unlessGone(Runnable write) {
    try {
      write.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }

  private static String key(Pod object) {
    return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }
}
