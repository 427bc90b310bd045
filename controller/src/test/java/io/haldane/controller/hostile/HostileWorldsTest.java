package io.haldane.controller.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.RawSerialization;
import io.haldane.controller.telemetry.CanaryMetrics;
import io.haldane.controller.tick.PureLook;
import io.haldane.controller.web.Histories;
import io.haldane.controller.web.History;
import io.haldane.engine.decision.Decision;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Objects that follow no schema, through the real decoding and a whole look: each ends in a
 * decision, in a moment, and never in an exception.
 *
 * <p>{@code -Dhostile=100000} says how many, {@code -Dhostile.seed=7} from which seed, and {@code
 * -Dhostile.only=12345} repeats one of them.
 */
class HostileWorldsTest {
  private static final long FIRST = Long.getLong("hostile.seed", 1);
  private static final int COUNT = Integer.getInteger("hostile", 10_000);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int MOST_FAILURES = 20;

  /** The page of one canary in so many: a forecast is many decisions. */
  private static final int DETAILED = 10;

  private static final Instant LATER = Instant.parse("2026-01-01T00:01:00Z");

  private final RawSerialization serialization = new RawSerialization();
  private final PureLook look = new PureLook();
  private final CanaryMetrics metrics = new CanaryMetrics(new PrometheusRegistry());
  private final History history = Histories.of("istio", InstantSource.fixed(LATER));
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final Map<String, String> failures = new TreeMap<>();
  private final Map<ObjectNode, HasMetadata> shared = new IdentityHashMap<>();
  private Duration longest = Duration.ZERO;
  private long slowest;
  private int faulty;
  private int rendered;

  /**
   * Hashes are the engine's business, so a look at a harmless cluster gives those of its revision.
   */
  private void warmUp() {
    for (int seed = 0; seed < 20; seed++) {
      CanaryStatus next = look(HostileObjects.harmless(), new Random(seed)).act().next();
      if (next.phase() == CanaryPhase.PROGRESSING) {
        HostileObjects.remember(String.valueOf(next.lastAppliedSpec()), next.trackedConfigs());
        return;
      }
    }
    throw new IllegalStateException("no run begins in the harmless cluster");
  }

  @Test
  void every_object_is_decided_upon() {
    warmUp();
    Long only = Long.getLong("hostile.only");
    Instant begun = Instant.now();
    long from = only == null ? FIRST : only;
    long to = only == null ? FIRST + COUNT : only + 1;
    for (long seed = from; seed < to && failures.size() < MOST_FAILURES; seed++) {
      one(seed);
    }
    System.out.printf(
        "hostile: %d clusters from seed %d in %d s; %d unreadable canaries, %d routes rendered; the slowest took %d ms (seed %d)%n%s%n",
        to - from,
        from,
        Duration.between(begun, Instant.now()).toSeconds(),
        faulty,
        rendered,
        longest.toMillis(),
        slowest,
        verdicts);
    if (!failures.isEmpty()) {
      fail("repeat with -Dhostile.only=SEED\n" + String.join("\n", failures.values()));
    }
    assertThat(longest).as("seed %d", slowest).isLessThan(LONGEST);
    if (only == null) {
      assertThat(faulty).as("unreadable canaries").isBetween(COUNT / 20, COUNT * 9 / 10);
      assertThat(rendered).as("rendered routes").isGreaterThan(COUNT / 100);
    }
  }

  private void one(long seed) {
    List<ObjectNode> objects = HostileObjects.of(seed);
    long begun = System.nanoTime();
    try {
      through(objects, seed);
    } catch (RuntimeException | StackOverflowError e) {
      failures.putIfAbsent(place(e), "seed " + seed + ": " + trace(e));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (took.compareTo(longest) > 0) {
      longest = took;
      slowest = seed;
    }
  }

  private void through(List<ObjectNode> objects, long seed) {
    PureLook.Seen seen = look(objects, new Random(seed));
    show(seen, seed);
    Decision.Act act = seen.act();
    verdicts.merge(verdict(act), 1, Integer::sum);
    rendered += seen.rendered();
    act.announcements().forEach(news -> assertThat(news.message()).hasSizeLessThan(20_000));
    serialization.asJson(act.next());
  }

  private PureLook.Seen look(List<ObjectNode> objects, Random random) {
    Map<ObjectRef, HasMetadata> live = new HashMap<>();
    objects
        .subList(0, objects.size() - 1)
        .forEach(object -> {
          HasMetadata decoded = harmless(object);
          live.put(ObjectRef.of(decoded), decoded);
        });
    Canary canary = (Canary) harmless(objects.getLast());
    faulty += canary.faults().isEmpty() ? 0 : 1;
    metrics.seen(canary);
    PureLook.Seen seen = look.of(canary, live, random);
    metrics.persisted(seen.world(), seen.act());
    return seen;
  }

  /** One canary that cannot be shown would hide all others from the dashboard. */
  private void show(PureLook.Seen seen, long seed) {
    Canary canary = seen.world().canary();
    String namespace = canary.getMetadata().getNamespace();
    String name = canary.getMetadata().getName();
    history.seen(canary);
    boolean detailed = seed % DETAILED == 0;
    if (detailed) {
      assertThat(history.detail(namespace, name, 0)).isPresent();
    }
    history.persisted(seen.world(), seen.act());
    assertThat(history.summaries()).hasSize(1);
    if (detailed) {
      assertThat(history.detail(namespace, name, 0)).isPresent();
    }
    history.gone(CanaryKey.of(canary));
    assertThat(history.summaries()).isEmpty();
  }

  /** Those that are the same each time are decoded once. */
  private HasMetadata harmless(ObjectNode object) {
    return HostileObjects.isShared(object)
        ? shared.computeIfAbsent(object, this::decoded)
        : decoded(object);
  }

  private HasMetadata decoded(ObjectNode object) {
    String event = "{\"type\": \"MODIFIED\", \"object\": " + object + "}";
    WatchEvent read = serialization.unmarshal(event, WatchEvent.class);
    return (HasMetadata) read.getObject();
  }

  private static String verdict(Decision.Act act) {
    return act.why().verdict()
        + act.next().conditions().stream()
            .filter(c -> c.type().equals("Reconciled") && c.status().equals("False"))
            .map(c -> ":" + c.reason())
            .findFirst()
            .orElse("");
  }

  /** One failure for each place in the code is enough. */
  private static String place(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StackTraceElement[] frames = root.getStackTrace();
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().startsWith("io.haldane")) {
        return frame.toString();
      }
    }
    return root.getClass().getName();
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(25).reduce("", (all, line) -> all + line + "\n");
  }
}
