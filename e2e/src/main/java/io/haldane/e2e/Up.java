package io.haldane.e2e;

import io.haldane.e2e.cluster.User;
import io.haldane.e2e.controller.ControllerRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;

/** {@code ./haldane e2e up}: the cluster for people, until it is ended. */
public final class Up {
  private Up() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Places places = Places.ofLauncher();
    CountDownLatch ended = new CountDownLatch(1);
    Cluster cluster = Cluster.boot(places, part -> System.out.println("starting " + part));
    ControllerRun controller = cluster.controller("controller", 8080).awaitReady();
    Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
    System.out.println("kubeconfig " + cluster.plane().kubeconfig(User.ADMIN));
    System.out.println("dashboard " + controller.url());
    Files.writeString(places.run().resolve("ready"), "");
    ended.await();
  }
}
