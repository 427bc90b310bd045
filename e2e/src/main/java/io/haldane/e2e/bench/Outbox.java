package io.haldane.e2e.bench;

import static io.haldane.e2e.bench.Phase.OUTBOX;

import io.haldane.e2e.bench.Receiver.Alert;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Jvm;
import io.haldane.e2e.process.Until;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The receiver of all alerts is down while every canary releases a version and controllers are
 * killed. When it is back it must get every alert that a status ever held. Releases alone have few
 * alerts: the others are written into the statuses while no controller runs, as one that was killed
 * would have left them.
 */
final class Outbox {
  private static final int LEFT_BEHIND = 20;
  private static final int KILLS = 2;
  private static final Duration ALL_SENT = Duration.ofMinutes(10);

  private static final String PROVIDER =
      """
      apiVersion: flagger.app/v1beta1
      kind: AlertProvider
      metadata: {name: NAME, namespace: NAMESPACE}
      spec: {type: generic, address: "ADDRESS"}
      """;

  private final Rig rig;
  private final Jvm jvm;
  private final Views views;
  private final List<Member> members;
  private final Receiver receiver;
  private final WrittenAlerts written;
  private final Course.Told told;
  private final Fleet fleet;
  private final Member provider;
  private ControllerRun controller;
  private int restarts;

  Outbox(
      Rig rig,
      Jvm jvm,
      Views views,
      List<Member> members,
      Receiver receiver,
      WrittenAlerts written,
      Course.Told told) {
    this.rig = rig;
    this.jvm = jvm;
    this.views = views;
    this.members = members;
    this.receiver = receiver;
    this.written = written;
    this.told = told;
    this.fleet = new Fleet(rig.client());
    this.provider = new Member(members.getFirst().namespace(), "receiver");
    String yaml = PROVIDER.replace("ADDRESS", receiver.address().toString());
    fleet.create(Kinds.ALERT_PROVIDER, yaml, List.of(provider));
    this.controller = start();
  }

  /**
   * @param down how long the receiver is
   */
  void run(Duration down) {
    long begin = System.nanoTime();
    fleet.createCanaries(members);
    await("initialised", "Initialized", begin);
    Set<Alert> before = written.alerts();
    awaitSent(before);

    Meter meter = new Meter(rig, controller);
    goDown(meter.start(), down);
    receiver.comeBack();
    long back = System.nanoTime();
    await("succeeded", "Succeeded", meter.start());
    Set<Alert> expected = new HashSet<>(written.alerts());
    expected.removeAll(before);
    judge(expected, awaitSent(expected), back);
    figure(Measure.OUTBOX_RESTARTS, restarts);
    Cost cost = meter.stop(controller);
    told.figures().put(OUTBOX, cost);
    figure(Measure.OUTBOX_MEMORY, Course.megabytes(cost.memory().resident()));
    figure(Measure.OUTBOX_PROMOTIONS, Course.promotedOtherThan(1, members, cost.requests()));
    figure(Measure.WARNINGS, Course.warnings(controller.daemon().log()));
  }

  private void goDown(long begin, Duration down) {
    say("the receiver goes down for " + down.toSeconds() + " s; " + members.size() + " releases");
    receiver.goDown();
    fleet.release(members, "6.1.0");
    for (int kill = 1; kill <= KILLS; kill++) {
      pauseUntil(begin + down.toNanos() * kill / (KILLS + 1));
      kill(kill);
    }
    pauseUntil(begin + down.toNanos());

    say("the receiver is back");
    figure(Measure.OUTBOX_DOWN, (System.nanoTime() - begin) / 1e9);
    figure(Measure.OUTBOX_KILLS, KILLS);
    figure(Measure.OUTBOX_TRIES, receiver.turnedAway());
  }

  private void judge(Set<Alert> expected, long lost, long back) {
    long leftBehind = expected.stream().filter(alert -> LeftBehind.isOne(alert.id())).count();
    figure(Measure.OUTBOX_EVENTS, expected.size());
    figure(Measure.OUTBOX_RELEASES, expected.size() - leftBehind);
    figure(Measure.OUTBOX_LOST, lost);
    List<List<String>> keys = expected.stream().map(receiver::keys).toList();
    figure(Measure.OUTBOX_REPEATS, keys.stream().filter(each -> each.size() > 1).count());
    figure(
        Measure.OUTBOX_OTHER_KEYS,
        keys.stream().filter(each -> Set.copyOf(each).size() > 1).count());
    figure(Measure.OUTBOX_WALL, Math.max(0, receiver.last() - back) / 1e9);
  }

  private ControllerRun start() {
    return rig.controller(jvm, "-alert-providers=" + provider.namespace() + "/" + provider.name())
        .awaitReady();
  }

  /** The first one leaves alerts behind that it did not even try to send. */
  private void kill(int number) {
    say("killing controller " + number + "; " + receiver.turnedAway() + " attempts until now");
    controller.kill();
    if (number == 1) {
      new LeftBehind(rig.client(), LEFT_BEHIND).write(members);
    }
    controller = start();
  }

  private void pauseUntil(long end) {
    while (System.nanoTime() < end) {
      check();
      LockSupport.parkNanos(Math.min(end - System.nanoTime(), Duration.ofSeconds(1).toNanos()));
    }
  }

  /** Returns how many did not arrive. */
  private long awaitSent(Set<Alert> alerts) {
    try {
      Until.holds(
          "all alerts to be received",
          ALL_SENT,
          () -> {
            check();
            return missing(alerts) == 0;
          });
    } catch (AssertionError late) {
      say(String.valueOf(late.getMessage()));
    }
    return missing(alerts);
  }

  private long missing(Set<Alert> alerts) {
    return alerts.stream().filter(alert -> receiver.keys(alert).isEmpty()).count();
  }

  private void await(String what, String phase, long after) {
    var wait = new Observed.Wait(what, ALL_SENT, told.progress(), this::check);
    views.phases().awaitAll(members, phase, after, wait);
  }

  /** On a busy machine a controller may lose its leadership and end; a kubelet starts it again. */
  private void check() {
    rig.check();
    if (!controller.isAlive()) {
      restarts++;
      say("the controller has ended by itself and is started again");
      controller = start();
    }
  }

  private void say(String words) {
    told.progress().say(words);
  }

  private void figure(Measure measure, double value) {
    told.figures().put(measure, value);
  }
}
