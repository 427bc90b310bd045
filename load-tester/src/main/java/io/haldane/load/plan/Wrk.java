package io.haldane.load.plan;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command lines of {@code wrk} and {@code wrk2}, which has a rate. Threads are accepted,
 * because every command names some: they are wrk's way to use several CPUs and change nothing in
 * the load.
 */
final class Wrk {
  private static final Flags FLAGS =
      Flags.of(
              "wrk",
              Flags.Style.GNU,
              List.of("connections", "duration", "threads", "header", "timeout", "rate"),
              List.of("latency"))
          .withAliases(
              Map.of(
                  "c", "connections",
                  "d", "duration",
                  "t", "threads",
                  "H", "header",
                  "T", "timeout",
                  "R", "rate",
                  "L", "latency"));
  private static final long CONNECTIONS = 10;
  private static final Duration DURATION = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private Wrk() {}

  static LoadPlan plan(List<String> arguments, PlanLimits limits) throws Refusal {
    Given given = FLAGS.read(arguments);
    long connections = given.count("connections", CONNECTIONS);
    if (given.count("threads", 1) > connections) {
      throw new Refusal("wrk: there must be at least as many connections as threads.");
    }
    return LoadPlan.within(
        limits,
        "wrk",
        new LoadPlan.Wish(
            target(given),
            given.rate("rate").<Pace>map(Pace.Steady::new).orElseGet(Pace.Eager::new),
            new Ending.After(given.seconds("duration").orElse(DURATION)),
            connections,
            connections,
            given.seconds("timeout").orElse(TIMEOUT)));
  }

  private static Target target(Given given) throws Refusal {
    List<Header> all = Headers.parse("wrk", given.all("header"));
    Optional<String> host =
        all.stream()
            .filter(header -> header.name().equalsIgnoreCase("host"))
            .map(Header::value)
            .findFirst();
    return new Target.Http(
        "GET",
        WebTarget.parse("wrk", given.only("URL")),
        host,
        all.stream().filter(header -> !header.name().equalsIgnoreCase("host")).toList(),
        ByteString.EMPTY,
        false,
        true,
        false);
  }
}
