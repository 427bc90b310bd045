package io.haldane.controller;

import io.haldane.controller.config.Build;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.config.OutboundRules;
import io.haldane.controller.config.Proxies;
import io.haldane.controller.health.Readiness;
import io.haldane.controller.kube.AccessReviews;
import io.haldane.controller.kube.Clients;
import io.haldane.controller.kube.Clusters;
import io.haldane.controller.kube.OrderWrites;
import io.haldane.controller.kube.RunObjects;
import io.haldane.controller.kube.Unreadable;
import io.haldane.controller.logging.Logging;
import io.haldane.controller.schedule.ClockWatch;
import io.haldane.controller.schedule.SteadyClock;
import io.haldane.controller.telemetry.ApiRequests;
import io.haldane.controller.telemetry.AttentionMetrics;
import io.haldane.controller.telemetry.CanaryMetrics;
import io.haldane.controller.telemetry.ControllerMetrics;
import io.haldane.controller.telemetry.RunMetrics;
import io.haldane.controller.telemetry.SpanMetrics;
import io.haldane.controller.tick.TickObserver;
import io.haldane.controller.trace.Traces;
import io.haldane.controller.web.login.ClusterAccess;
import io.haldane.engine.Engine;
import io.haldane.engine.Needs;
import io.haldane.outbound.HostRules;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ProxySelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;

/** The process: starts the controller beside the HTTP server and stops it with it. */
@Singleton
public class Application {
  private static final Logger LOG = Logger.getLogger(Application.class);
  private final HaldaneConfig config;
  private final Instance<TickObserver> observers;
  private final Instance<Wiring> adapters;
  private final Vertx vertx;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final CanaryMetrics canaryMetrics = new CanaryMetrics(registry);
  private final RunMetrics runMetrics = new RunMetrics(registry);
  private final ControllerMetrics metrics = new ControllerMetrics(registry);
  private final Proxies proxies = new Proxies(System.getenv());
  private final SteadyClock clock = SteadyClock.system();
  private volatile @Nullable Controller controller;
  private volatile @Nullable ClockWatch clockWatch;
  private volatile @Nullable Clusters clusters;
  private volatile @Nullable Traces traces;

  @Inject
  Application(
      HaldaneConfig config,
      Instance<TickObserver> observers,
      Instance<Wiring> adapters,
      Vertx vertx) {
    this.config = config;
    this.vertx = vertx;
    this.observers = observers;
    this.adapters = adapters;
  }

  void start(@Observes StartupEvent event) {
    Logging.configure(config);
    Build build = Build.read();
    LOG.infof("Haldane version %s revision %s", build.version(), build.revision());
    LeanHeap.keep(FilePages.giveBack());
    ProxySelector.setDefault(proxies);
    HostRules.install(OutboundRules.rules(config));
    // Beside the HTTP server: probes are answered while the caches fill.
    Thread.ofVirtual().name("start").start(() -> boot(build));
  }

  private void boot(Build build) {
    try {
      Wiring wiring = adapters.get();
      Clusters connected =
          Clients.connect(config, proxies, vertx, new ApiRequests(registry), wiring.routedKinds());
      clusters = connected;
      Controller made = Controller.of(surroundings(connected, wiring));
      ControllerMetrics.live(registry, build, config.meshProvider(), made::owned, made::queueDepth);
      AttentionMetrics.register(registry, made::leads, made::owned);
      controller = made;
      made.start();
      ClockWatch watch = new ClockWatch(clock, made::atRest, made::reconcileAll);
      clockWatch = watch;
      watch.start();
    } catch (Unreadable e) {
      LOG.fatal(e.getMessage());
      Quarkus.asyncExit(1);
    } catch (SchedulerException | RuntimeException e) {
      LOG.fatal("the controller cannot start", e);
      Quarkus.asyncExit(1);
    }
  }

  private Controller.Surroundings surroundings(Clusters connected, Wiring wiring) {
    return new Controller.Surroundings(
        config,
        connected,
        wiring,
        Needs::of,
        Engine::decide,
        observers(),
        () -> Quarkus.asyncExit(1),
        clock);
  }

  private List<TickObserver> observers() {
    List<TickObserver> all = new ArrayList<>(List.of(canaryMetrics, runMetrics, metrics));
    observers.forEach(all::add);
    config
        .otlpEndpoint()
        .filter(endpoint -> !endpoint.isBlank())
        .flatMap(this::traced)
        .ifPresent(all::add);
    return all;
  }

  /** Only here, so that a controller without traces loads nothing for them. */
  private Optional<TickObserver> traced(String endpoint) {
    Map<String, String> about = new HashMap<>();
    about.put("service.name", "haldane");
    about.put("service.version", Build.read().version());
    config.clusterName().ifPresent(name -> about.put("k8s.cluster.name", name));
    Optional.ofNullable(System.getenv("HOSTNAME"))
        .ifPresent(pod -> about.put("service.instance.id", pod));
    Optional<Traces> opened =
        Traces.open(
            endpoint, config.otlpHeaders().orElse(""), about, new SpanMetrics(registry), clock);
    traces = opened.orElse(null);
    return opened.map(Traces::observer);
  }

  void stop(@Observes ShutdownEvent event) {
    ClockWatch watch = clockWatch;
    if (watch != null) {
      watch.close();
    }
    Controller running = controller;
    if (running != null) {
      running.stop();
    }
    Traces sending = traces;
    if (sending != null) {
      sending.close();
    }
    Clusters connected = clusters;
    if (connected != null) {
      connected.close();
    }
  }

  @Produces
  @Singleton
  PrometheusRegistry registry() {
    return registry;
  }

  @Produces
  @Singleton
  ClusterAccess clusterAccess() {
    return new ClusterAccess() {
      @Override
      public Optional<AccessReviews> reviews() {
        return Optional.ofNullable(clusters).map(AccessReviews::new);
      }

      @Override
      public Optional<OrderWrites> orders() {
        return Optional.ofNullable(clusters).map(OrderWrites::new);
      }

      @Override
      public Optional<RunObjects> runs() {
        return Optional.ofNullable(clusters).map(RunObjects::readOnly);
      }
    };
  }

  @Produces
  @Singleton
  Readiness readiness() {
    return () -> {
      Controller running = controller;
      return running == null ? Optional.of("the controller is starting") : running.notReady();
    };
  }
}
