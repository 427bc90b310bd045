package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.ControllerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The script: version 1 settles, then a good release, a failing one and a slow one. */
final class Story {
  private static final int LAST_LINES = 30;
  private static final List<ReleaseKind> RELEASES =
      List.of(ReleaseKind.GOOD, ReleaseKind.FAILING, ReleaseKind.SLOW);

  private final Stage stage;
  private final Narrator narrator;
  private final Screen screen;
  private final Lines lines;
  private final ControllerProcess controller;
  private final Meter meter;
  private final Pace pace;
  private final long end;

  /**
   * How long it may take.
   *
   * @param limit for the whole story, from now on
   * @param rest between a release and the next, so that the checks of one no longer see the
   *     requests of the other
   * @param lastWords after a run's end, for what is still said of it
   * @param margin by which a status may come later than the route that it tells of
   */
  record Pace(Duration limit, Duration rest, Duration lastWords, Duration margin) {
    /** With the last words, the rest is the window of the demo's metrics and a few scrapes. */
    static Pace within(Duration limit) {
      return new Pace(limit, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(400));
    }
  }

  Story(
      Stage stage,
      Narrator narrator,
      Screen screen,
      Lines lines,
      ControllerProcess controller,
      Meter meter,
      Pace pace) {
    this.stage = stage;
    this.narrator = narrator;
    this.screen = screen;
    this.lines = lines;
    this.controller = controller;
    this.meter = meter;
    this.pace = pace;
    this.end = System.nanoTime() + pace.limit().toNanos();
  }

  /** Tells it to the end; what each release was and became, in order. */
  List<Judgement> tell() throws Wanting, InterruptedException {
    screen.say(lines.heading("v1 is deployed, and its canary is initialised"));
    await("v1 to be Initialized", status -> status.phase() == CanaryPhase.INITIALIZED, () -> {});
    pause(pace.lastWords());
    List<Judgement> judgements = new ArrayList<>();
    for (ReleaseKind kind : RELEASES) {
      pause(judgements.isEmpty() ? Duration.ZERO : pace.rest());
      narrator.statuses().clear();
      narrator.follow("v" + (judgements.size() + 2));
      screen.say(lines.heading("v" + (judgements.size() + 2) + " is released: " + kind.title()));
      judgements.add(tell(kind));
    }
    return judgements;
  }

  /** One release, from its first pod to the last words that are said of it. */
  private Judgement tell(ReleaseKind kind) throws Wanting, InterruptedException {
    Census before = meter.now();
    Release release = stage.release(kind);
    RunWatch watch = new RunWatch(stage.strategy(), meter, before, pace.margin());
    await(release.label() + " to be promoted or rolled back", watch::ends, watch::count);
    pause(pace.lastWords());
    Measured measured = watch.measured();
    lines.counted(Figures.lines(stage.strategy(), measured)).forEach(screen::say);
    return Judgement.of(release, watch.seen(), measured);
  }

  private void pause(Duration duration) throws Wanting, InterruptedException {
    long until = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < until) {
      narrator.statuses().poll(200, TimeUnit.MILLISECONDS);
      mustLive();
    }
  }

  private void mustLive() throws Wanting {
    if (!controller.isAlive()) {
      throw new Wanting("the controller died. Its last log lines:\n" + lastWords(controller));
    }
  }

  private void await(String what, Predicate<CanaryStatus> holds, Runnable meanwhile)
      throws Wanting, InterruptedException {
    while (System.nanoTime() < end) {
      CanaryStatus status = narrator.statuses().poll(200, TimeUnit.MILLISECONDS);
      if (status != null && holds.test(status)) {
        return;
      }
      meanwhile.run();
      mustLive();
    }
    throw new Wanting(
        "waited %d s for %s, but the canary is %s at %d %%. The last log lines of the controller:%n%s"
            .formatted(
                pace.limit().toSeconds(),
                what,
                phase(narrator.last().phase()),
                narrator.last().weight(),
                lastWords(controller)));
  }

  static String lastWords(ControllerProcess controller) {
    List<String> all = controller.lastLines();
    return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
  }

  private static String phase(CanaryPhase phase) {
    return phase == CanaryPhase.NEW ? "not reconciled yet" : phase.text();
  }
}
