package io.haldane.e2e.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.haldane.e2e.cluster.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pod from its start to its end, on a thread of its own. */
final class PodLife implements Runnable {
  private static final int QUEUE_PROXY = 8012;
  private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

  private final KubernetesClient client;
  private final Pod pod;
  private final Targets targets;
  private final CountDownLatch unwanted = new CountDownLatch(1);
  private final List<Program> programs = new ArrayList<>();
  private @Nullable String waiting;
  private boolean never;
  private volatile boolean abandoned;

  PodLife(KubernetesClient client, Pod pod, Targets targets) {
    this.client = client;
    this.pod = pod;
    this.targets = targets;
  }

  /** It is being deleted. */
  void end() {
    unwanted.countDown();
  }

  /** The node goes: nobody is told of it. */
  void abandon() {
    abandoned = true;
    end();
  }

  @Override
  public void run() {
    String address = Addresses.nextPod();
    Addresses.add(address);
    try {
      pod.getSpec().getContainers().forEach(container -> start(container, address));
      if (!programs.isEmpty()) {
        targets.add(pod, address);
      }
      live(address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      targets.remove(pod);
      programs.forEach(Program::close);
      Addresses.remove(address);
    }
  }

  private void start(Container container, String address) {
    switch (Image.of(container.getImage())) {
      case Image.Podinfo(String version) ->
          programs.add(
              new Podinfo(pod.getMetadata().getName(), version, address, ports(container)));
      case Image.LoadTester _ -> programs.add(new LoadTester(address));
      case Image.NeverReady _ -> never = true;
      case Image.Placeholder _ -> {}
      case Image.Crashing _ -> waiting = "CrashLoopBackOff";
      case Image.Unknown _ -> waiting = "ImagePullBackOff";
    }
  }

  /** What Knative's proxy beside a container takes is answered by the container itself. */
  private List<Integer> ports(Container container) {
    Stream<Integer> own = container.getPorts().stream().map(ContainerPort::getContainerPort);
    boolean queued =
        pod.getSpec().getContainers().stream()
            .anyMatch(other -> other.getName().equals("queue-proxy"));
    return (queued ? Stream.concat(own, Stream.of(QUEUE_PROXY)) : own).toList();
  }

  private void live(String address) throws InterruptedException {
    Probe probe = Probe.of(pod.getSpec().getContainers().getFirst());
    Instant since = Instant.now();
    boolean ready = false;
    int failures = 0;
    tell(address, false, since);
    boolean ended = unwanted.await(probe.delay().toMillis(), TimeUnit.MILLISECONDS);
    while (!ended) {
      boolean answers = waiting == null && !never && programs.stream().allMatch(Program::isReady);
      failures = answers ? 0 : failures + 1;
      boolean now = answers || ready && failures < probe.failures();
      if (now != ready) {
        ready = now;
        since = Instant.now();
        tell(address, ready, since);
      }
      ended = unwanted.await(probe.period().toMillis(), TimeUnit.MILLISECONDS);
    }
    finish(address);
  }

  /** Endpoints lose a pod when its deletion begins; who still holds its address is answered. */
  private void finish(String address) {
    Duration grace =
        Duration.ofSeconds(
            Objects.requireNonNullElse(pod.getSpec().getTerminationGracePeriodSeconds(), 30L));
    if (abandoned) {
      return;
    }
    tell(address, false, Instant.now());
    programs.parallelStream().forEach(program -> program.end(grace));
    attempt(() -> client.resource(pod).withGracePeriod(0).delete());
  }

  private void tell(String address, boolean ready, Instant since) {
    Pod status =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .endMetadata()
            .withStatus(PodStatuses.of(pod, address, ready, waiting, since))
            .build();
    attempt(() -> client.resource(status).patchStatus());
  }

  /** The API server may be away for a while, as faults want it; a pod waits for it. */
  private void attempt(Runnable call) {
    while (!abandoned) {
      try {
        call.run();
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() == 404 || e.getCode() == 409) {
          return;
        }
        LockSupport.parkNanos(RETRY);
      }
    }
  }
}
