package io.haldane.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.MeshNetwork;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.Startup;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Load;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A sandbox with users, the controller as a process beside it, and a kubeconfig for it. */
final class LiveSandbox implements AutoCloseable {
  private static final Path APP = Path.of("../controller/target/quarkus-app");
  private static final Duration START = Duration.ofMinutes(2);

  private final Sandbox sandbox;
  private final ControllerProcess controller;
  private final Load load;
  private final Path kubeconfig;

  /**
   * @param service with a namespace, such as {@code podinfo.shop}: users send requests to it
   * @param manifests what is there when the controller starts
   * @param flags of the controller besides addresses
   */
  LiveSandbox(String service, List<String> manifests, String... flags) throws Exception {
    sandbox =
        Sandbox.start(Sandbox.Options.of(KindSet.ISTIO).with(client -> MeshNetwork.start(client)));
    MeshNetwork network = (MeshNetwork) sandbox.network().orElseThrow();
    kubeconfig = Files.createTempFile("haldane-cli-", ".kubeconfig");
    String namespace = service.substring(service.indexOf('.') + 1);
    Files.writeString(kubeconfig, TestCluster.login(sandbox.apiUrl(), namespace));
    manifests.forEach(this::apply);
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("-master=" + sandbox.apiUrl());
    all.add("-metrics-server=" + network.metricsServer());
    all.add("-host=127.0.0.1");
    controller = ControllerProcess.start(APP, all, ControllerProcess.throughProxy(network));
    if (!(controller.awaitReady(START) instanceof Startup.Ready)) {
      throw new AssertionError("no controller: " + controller.lastLines());
    }
    load = network.load(URI.create("http://" + service + "/"), 50);
  }

  void apply(String yaml) {
    sandbox.apply(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  KubernetesClient client() {
    return sandbox.client();
  }

  Shell.Result run(String line) {
    return new Shell("--kubeconfig", kubeconfig.toString()).at(InstantSource.system()).run(line);
  }

  @Override
  public void close() {
    load.close();
    controller.close();
    sandbox.close();
  }
}
