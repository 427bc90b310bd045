package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import java.util.List;
import java.util.function.Consumer;

/** Whatever holds a canary is told once, and not again with each of the next looks. */
final class OnceToldStories {
  private OnceToldStories() {}

  private static final String STEPS = "interval: 10s\nthreshold: 99\nstepWeight: 50";

  static final List<Story> ALL =
      List.of(
          once("a refused pre-rollout hook", s -> refused(s, "pre-rollout")),
          once("a closed confirm-rollout gate", s -> refused(s, "confirm-rollout")),
          once("a closed traffic gate", s -> refused(s, "confirm-traffic-increase")),
          once("a closed promotion gate", s -> refused(s, "confirm-promotion")),
          once("a metric without a query", s -> s.given(metric("name: mine"))),
          once("a suspended canary", s -> s.given(plain("suspend: true"))),
          once("a pause", s -> s.initialised(plain("")).order("pause", "1")),
          once("an unknown provider", OnceToldStories::unknown),
          once("pods that do not start", s -> stalled(s, "podinfo", 1)),
          once("a primary that does not start", s -> stalled(s, "podinfo-primary", 4)),
          once("a route that is not accepted", OnceToldStories::pending),
          once("metrics backends that are away", OnceToldStories::away));

  private static Story once(String hold, Consumer<Scenario> arrange) {
    return new Story(
        hold + " is told once in ten looks",
        s -> {
          arrange.accept(s);
          s.heard();
          int before = s.controller.messages().size();
          for (int look = 0; look < 5; look++) {
            s.wake().tick();
          }
          List<String> all = s.controller.messages();
          assertThat(all.subList(before, all.size())).doesNotHaveDuplicates();
          assertThat(all).as("something was said").isNotEmpty();
        });
  }

  /** Its deadline is far away. */
  private static String plain(String more) {
    return Manifests.canary(STEPS, more)
        .replace("progressDeadlineSeconds: 60", "progressDeadlineSeconds: 600");
  }

  private static String metric(String fields) {
    return Manifests.canary(STEPS + "\nmetrics: [{%s}]".formatted(fields), "");
  }

  /** The first of them passes, so that it is told of, too. */
  private static String hooks(String type) {
    return Manifests.canary(
        STEPS
            + """

            webhooks:
            - {name: a, type: %1$s, url: "http://gate/"}
            - {name: b, type: %1$s, url: "http://gate/"}
            """
                .formatted(type),
        "");
  }

  private static void refused(Scenario s, String type) {
    s.initialised(hooks(type)).hookRefuses("b").newRevision("2");
  }

  private static void unknown(Scenario s) {
    s.given(plain("")).router.known = false;
  }

  private static void stalled(Scenario s, String deployment, int ticks) {
    s.initialised(plain("")).newRevision("2").cluster.stall(deployment);
    s.ticks(ticks);
  }

  private static void pending(Scenario s) {
    s.initialised(plain("")).newRevision("2").ticks(2);
    s.router.state = new RouteState.Pending("not accepted", Traffic.weight(50));
  }

  private static void away(Scenario s) {
    s.outside.unavailable = java.util.Optional.of("prometheus is away");
    // Told when the initialisation begins, and again when it ends.
    s.given(metric("name: request-duration, thresholdRange: {max: 1}")).ticks(2);
  }
}
