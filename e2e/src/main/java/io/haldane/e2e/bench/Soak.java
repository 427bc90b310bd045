package io.haldane.e2e.bench;

import static io.haldane.e2e.bench.Phase.RESUME;
import static io.haldane.e2e.bench.Phase.SOAK;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Releases of a fleet whose checks ask four metrics backends, one of which takes queries and does
 * not answer. Its canaries hold; those of the others must not notice.
 */
final class Soak {
  private static final List<Integer> PLAN = List.of(10, 20, 30, 40, 50, 60, 0);

  /** Teams do not release at the same moment; an interval long would be the least. */
  private static final Duration SPREAD = Duration.ofSeconds(60);

  private static final List<Late> LATE =
      List.of(
          new Late(Measure.SOAK_FIRST_50, Measure.SOAK_FIRST_99),
          new Late(Measure.SOAK_SECOND_50, Measure.SOAK_SECOND_99),
          new Late(Measure.SOAK_THIRD_50, Measure.SOAK_THIRD_99));

  private record Late(Measure median, Measure nearlyAll) {}

  private static final String TEMPLATE =
      """
      apiVersion: flagger.app/v1beta1
      kind: MetricTemplate
      metadata: {name: NAME, namespace: NAMESPACE}
      spec:
        provider: {type: prometheus, address: "ADDRESS"}
        query: latency{namespace="{{ namespace }}",workload="{{ target }}"}
      """;

  private static final String CANARY =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: NAME, namespace: NAMESPACE}
      spec:
        provider: istio
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: NAME}
        progressDeadlineSeconds: 600
        service: {port: 80, targetPort: 9898, gateways: [mesh], hosts: [NAME]}
        analysis:
          interval: 10s
          threshold: 3
          maxWeight: 60
          stepWeight: 10
          metrics:
          - {name: latency, interval: 1m, thresholdRange: {max: 500}, onError: wait, templateRef: {name: BACKEND}}
      """;

  private final Rig rig;
  private final Course course;
  private final Views views;
  private final Backends backends;
  private final List<Member> members;
  private final Fleet fleet;
  private long released;

  Soak(Rig rig, Course course, Views views, Backends backends, List<Member> members) {
    this.rig = rig;
    this.course = course;
    this.views = views;
    this.backends = backends;
    this.members = members;
    this.fleet = new Fleet(rig.client());
  }

  /** While all backends answer. */
  void initialise() {
    long begin = System.nanoTime();
    for (int i = 0; i < Backends.COUNT; i++) {
      String name = "backend-" + (i + 1);
      String address = backends.servers().get(i).address().toString();
      fleet.create(
          Kinds.METRIC_TEMPLATE,
          TEMPLATE.replace("ADDRESS", address),
          members.stream()
              .map(Member::namespace)
              .distinct()
              .map(in -> new Member(in, name))
              .toList());
      fleet.createCanaries(Backends.askingOne(members, i), CANARY.replace("BACKEND", name));
    }
    course.await("initialised", "Initialized", members, begin);
    rig.audit().awaitQuiet(Duration.ofMinutes(1));
  }

  void hang() {
    course.say("one backend hangs; " + members.size() + " releases within a minute");
    List<Member> others = Backends.askingTheOthers(members);
    backends.hang();
    Meter meter = course.meter();
    released = meter.start();
    release();
    long end = course.await("succeeded", "Succeeded", others, released);
    course.figure(Measure.SOAK_WALL, (end - released) / 1e9);
    Cost cost = course.note(SOAK, meter.stop());
    course.figure(Measure.SOAK_CPU, cost.controllerCpu());
    course.figure(Measure.SOAK_MEMORY, Course.megabytes(cost.memory().resident()));
    course.figure(Measure.SOAK_LAG_50, cost.lag().quantile(0.5) * 1000);
    course.figure(Measure.SOAK_LAG_99, cost.lag().quantile(0.99) * 1000);
    for (int i = 0; i < LATE.size(); i++) {
      Quantiles late = new Quantiles(steps(Backends.askingOne(members, i), cost).late());
      course.figure(LATE.get(i).median(), late.median() * 1000);
      course.figure(LATE.get(i).nearlyAll(), late.at(0.99) * 1000);
    }
    Steps steps = steps(others, cost);
    course.figure(Measure.SOAK_CUT, steps.cut());
    course.figure(Measure.SOAK_PLAN, steps.unexpected().size());
    course.figure(Measure.SOAK_PROMOTIONS, Course.promotedOtherThan(1, others, cost.requests()));
    course.figure(Measure.SOAK_HELD, notHeld(cost));
  }

  void resume() {
    List<Member> last = Backends.askingTheLast(members);
    course.say("the backend answers again");
    Meter meter = course.meter();
    backends.resume();
    long end = course.await("succeeded", "Succeeded", last, meter.start());
    course.figure(Measure.RESUME_WALL, (end - meter.start()) / 1e9);
    Cost cost = course.note(RESUME, meter.stop());
    long unplanned = last.stream().filter(member -> !weights(member).equals(PLAN)).count();
    course.figure(Measure.RESUME_PLAN, unplanned);
    course.figure(Measure.RESUME_PROMOTIONS, Course.promotedOtherThan(1, last, cost.requests()));
  }

  private void release() {
    for (int i = 0; i < members.size(); i++) {
      long due = released + SPREAD.toNanos() * i / members.size();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      fleet.release(List.of(members.get(i)), "6.1.0");
    }
  }

  private Steps steps(List<Member> of, Cost cost) {
    var writes = cost.requests().changes("virtualservices");
    return Steps.of(PLAN, of, this::weights, member -> writes.getOrDefault(member, List.of()));
  }

  private List<Integer> weights(Member member) {
    return values(views.weights(), member);
  }

  private <V> List<V> values(Observed<V> observed, Member member) {
    return observed.of(member, released).stream().map(Observed.Change::value).toList();
  }

  /** The first weight comes before the first check; nothing may come after it. */
  private long notHeld(Cost cost) {
    var primaries = cost.requests().changes("deployments");
    Function<Member, Boolean> held =
        member ->
            weights(member).equals(PLAN.subList(0, 1))
                && Set.of("Progressing", "Waiting").containsAll(values(views.phases(), member))
                && !primaries.containsKey(member.primary());
    return Backends.askingTheLast(members).stream().filter(member -> !held.apply(member)).count();
  }
}
