package io.haldane.sandbox.demo;

import com.sun.net.httpserver.HttpHandler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.sandbox.Network;
import io.haldane.sandbox.load.Tally;
import io.haldane.sandbox.load.Traffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has no requests, only counts that grow with every look at them: testers of an A/B test and users
 * of the others meet the canary, as far as told. The puppet plays the controller's part as well.
 */
final class PuppetNetwork implements Network {
  private final AutoCloseable puppet;
  private final Screen screen;
  private final Strategy strategy;
  private final boolean exposed;
  private final AtomicLong answered = new AtomicLong();

  /**
   * @param exposed whether the canary answers users as soon as there is one
   */
  PuppetNetwork(KubernetesClient client, Screen screen, Strategy strategy, boolean exposed) {
    this(new PuppetController(client, strategy), screen, strategy, exposed);
  }

  /** Without a controller. */
  static PuppetNetwork idle(Screen screen) {
    return new PuppetNetwork(() -> {}, screen, Strategy.CANARY, true);
  }

  private PuppetNetwork(AutoCloseable puppet, Screen screen, Strategy strategy, boolean exposed) {
    this.puppet = puppet;
    this.screen = screen;
    this.strategy = strategy;
    this.exposed = exposed;
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
  public Traffic load(URI url, double perSecond, Map<String, String> headers) {
    screen.say("loaded " + url + " " + headers);
    boolean meets = exposed && (strategy != Strategy.AB || perSecond < 60);
    return new Growing(meets);
  }

  @Override
  public void register(String host, HttpHandler handler) {
    screen.say("registered " + host);
  }

  @Override
  public long answered(String namespace, String workload) {
    return answered.addAndGet(100);
  }

  @Override
  public void close() {
    try {
      puppet.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Growing implements Traffic {
    private final boolean meets;
    private long looks;

    private Growing(boolean meets) {
      this.meets = meets;
    }

    @Override
    public synchronized Tally tally() {
      looks += 10;
      Map<String, Long> byPod =
          meets
              ? Map.of("podinfo-primary-a-1", looks - looks / 2, "podinfo-b-2", looks / 2)
              : Map.of("podinfo-primary-a-1", looks);
      return new Tally(looks, Map.of(), byPod, Map.of(), 0, List.of(), 0);
    }

    @Override
    public void close() {}
  }
}
