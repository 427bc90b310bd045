package io.haldane.load;

import com.google.protobuf.ByteString;
import io.haldane.load.generate.Generator;
import io.haldane.load.plan.Ending;
import io.haldane.load.plan.LoadPlan;
import io.haldane.load.plan.Pace;
import io.haldane.load.plan.Refusal;
import io.haldane.load.plan.Target;
import io.haldane.outbound.HostList;
import io.haldane.outbound.HostRules;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * A load on the load tester itself when it has started: the first requests of a JVM take a hundred
 * times as long as later ones, and no canary should be judged by them.
 */
record WarmUp(Vertx vertx, int port) {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int WORKERS = 4;
  private static final int REQUESTS = 5_000;

  /** Blocks for five seconds at most. */
  void run() throws InterruptedException {
    HostRules own = new HostRules(HostList.parse(""), HostList.parse(""), Set.of());
    Generator generator = new Generator(vertx, own, _ -> {});
    try {
      LOG.debugf("Warmed up: %s", generator.run(plan(), LONGEST, _ -> {}).line());
    } catch (Refusal | CompletionException e) {
      LOG.debug("There was no warm-up", e);
    }
  }

  private LoadPlan plan() {
    Target target =
        new Target.Http(
            "GET",
            URI.create("http://127.0.0.1:" + port + "/healthz"),
            Optional.empty(),
            List.of(),
            ByteString.EMPTY,
            false,
            true,
            false);
    return new LoadPlan(
        target,
        new Pace.Eager(),
        new Ending.Requests(REQUESTS),
        WORKERS,
        WORKERS,
        LONGEST,
        WORKERS);
  }
}
