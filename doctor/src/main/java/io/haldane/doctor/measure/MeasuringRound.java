package io.haldane.doctor.measure;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Sample;
import io.haldane.doctor.snapshot.Measured;
import io.haldane.doctor.snapshot.Measurements;
import io.haldane.doctor.snapshot.Side;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.doctor.snapshot.WhyEmpty;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.check.PrimaryQuery;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Asks every query of a canary once, about the primary and about the canary. */
public final class MeasuringRound {
  private final Snapshot s;
  private final MetricDesk desk;
  private final Map<Backend, Optional<String>> problems = new HashMap<>();
  private final List<Measured> measured = new ArrayList<>();

  private MeasuringRound(Snapshot s, MetricDesk desk) {
    this.s = s;
    this.desk = desk;
  }

  /**
   * Blocking; a backend that does not answer is asked once.
   *
   * @param progress gets the name of each metric before it is asked
   */
  public static Measurements of(Snapshot s, MetricDesk desk, Consumer<String> progress) {
    Optional<Workload> workload = s.workload().filter(Workload::targetExists);
    if (workload.isEmpty() || s.router().isEmpty()) {
      return Measurements.NONE;
    }
    return new MeasuringRound(s, desk).measure(workload.get(), progress);
  }

  private Measurements measure(Workload workload, Consumer<String> progress) {
    OptionalDouble requests = OptionalDouble.empty();
    Optional<Duration> scrapes = Optional.empty();
    Situation situation = Situation.of(s.world(), workload);
    for (MetricCheck check : MetricChecks.of(situation)) {
      if (!(check instanceof MetricCheck.Asked asked) || SecretNeeds.lacks(s, asked)) {
        continue;
      }
      progress.accept(asked.metric().name());
      Backend backend = asked.question().request().backend();
      if (problems.computeIfAbsent(backend, desk::problem).isPresent()) {
        continue;
      }
      Optional<MetricRequest> primary = PrimaryQuery.of(situation, asked);
      primary.ifPresent(request -> ask(asked, Side.PRIMARY, request));
      ask(asked, Side.CANARY, asked.question().request());
      if (backend.type().equals(MetricDesk.PROMETHEUS)) {
        PodRates rates = new PodRates(desk, backend);
        if (asked.kind() instanceof MetricCheck.Kind.SuccessRate && primary.isPresent()) {
          requests = rates.requestsPerSecond(primary.get());
        }
        scrapes = scrapes.isPresent() ? scrapes : rates.scrapeInterval(s.namespace());
      }
    }
    return new Measurements(measured, unreachable(), requests, scrapes);
  }

  private void ask(MetricCheck.Asked asked, Side side, MetricRequest request) {
    Sample sample = desk.sample(request);
    Backend backend = request.backend();
    boolean explain =
        sample instanceof Sample.NoData && backend.type().equals(MetricDesk.PROMETHEUS);
    WhyEmpty why =
        explain ? new EmptyQuery(desk, backend).why(request.query()) : new WhyEmpty.Unknown();
    measured.add(new Measured(asked, side, sample, why));
  }

  private Map<Backend, String> unreachable() {
    Map<Backend, String> unreachable = new HashMap<>();
    problems.forEach(
        (backend, problem) -> problem.ifPresent(why -> unreachable.put(desk.called(backend), why)));
    return unreachable;
  }
}
