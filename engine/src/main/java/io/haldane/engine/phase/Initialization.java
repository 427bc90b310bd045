package io.haldane.engine.phase;

import io.haldane.api.metrics.Backend;
import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Command;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From a plain workload to one with a primary that serves; nobody's traffic is cut on the way. */
public final class Initialization {
  private Initialization() {}

  public static Decision decide(Situation s) {
    Optional<Problem> unusable = MetricProblems.of(s);
    return unusable.isPresent() ? Hold.because(s.world(), unusable.get()) : goOn(s);
  }

  private static Decision goOn(Situation s) {
    Readiness readiness = s.pods().primary();
    boolean first = s.phase() != CanaryPhase.INITIALIZING;
    Optional<Instant> unheard = s.world().unheard(s.workload().primary());
    boolean complete = readiness.isReady() && !first && unheard.isEmpty();
    Set<Question> questions = first || complete ? availability(s) : Set.of();
    return s.world().answered(questions, () -> goOn(s, readiness, first, questions));
  }

  private static Decision goOn(
      Situation s, Readiness readiness, boolean first, Set<Question> questions) {
    Optional<Instant> unheard = s.world().unheard(s.workload().primary());
    boolean complete = readiness.isReady() && !first && unheard.isEmpty();
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.released();
    if (first) {
      draft.phase(CanaryPhase.INITIALIZING);
      // Orders that came with the manifest were given to another canary, or in another life.
      draft.status().commands(Command.given(s.canary()));
    }
    if (!complete || s.plan().skip()) {
      tellAvailability(draft, s, questions);
    }
    if (readiness.isReady() && unheard.isPresent()) {
      return draft.done(
          Reasons.of("wait", "proxies need time to learn of the primary's pods"),
          first ? new Wake.Now() : new Wake.At(unheard.get()));
    }
    return complete ? finish(draft, s, questions) : wait(draft, s, readiness, first);
  }

  /** The backends of all checks, asked when a canary begins and again when it is ready. */
  private static Set<Question> availability(Situation s) {
    if (s.plan().skip()) {
      return Set.of();
    }
    Set<Backend> backends = new LinkedHashSet<>();
    for (MetricCheck check : MetricChecks.of(s)) {
      if (check instanceof MetricCheck.Asked asked) {
        backends.add(asked.question().request().backend());
        asked.requests().ifPresent(count -> backends.add(count.question().request().backend()));
      }
    }
    Set<Question> questions = new LinkedHashSet<>();
    backends.forEach(backend -> questions.add(new Question.Availability(backend)));
    return questions;
  }

  /**
   * A problem is reported and does not stop the initialisation: the analysis needs them, not this.
   */
  private static void tellAvailability(
      DecisionBuilder draft, Situation s, Set<Question> questions) {
    if (s.plan().skip()) {
      return;
    }
    List<String> problems =
        questions.stream()
            .flatMap(question -> s.world().answers().to(question).stream())
            .filter(Answer.Availability.class::isInstance)
            .flatMap(answer -> ((Answer.Availability) answer).problem().stream())
            .toList();
    if (!problems.isEmpty()) {
      draft.warn("Error checking metric providers: " + String.join("; ", problems));
    } else if (!questions.isEmpty()) {
      draft.event("all the metrics providers are available!");
    }
  }

  private static Decision wait(
      DecisionBuilder draft, Situation s, Readiness readiness, boolean first) {
    NotReadyNotice.on(draft, s, s.primaryTitle(), readiness);
    Reasons why = Reasons.of("wait", "the primary is not ready yet");
    return draft.done(why, first ? new Wake.Now() : new Wake.OnChange());
  }

  /**
   * The Services and the route are moved now; the target goes when every proxy knows. A target that
   * was changed after the primary had been made of it holds a new revision.
   */
  private static Decision finish(DecisionBuilder draft, Situation s, Set<Question> questions) {
    tellAvailability(draft, s, questions);
    draft.phase(CanaryPhase.INITIALIZED);
    DesiredObjects.clearRun(draft.status()).checks(List.of());
    draft.settle();
    if (s.workload().primaryRuns(s.configs())) {
      draft
          .status()
          .lastAppliedSpec(s.revision())
          .lastPromotedSpec(s.revision())
          .trackedConfigs(s.configs().checksums());
    }
    String kind = s.canary().getSpec().targetRef().kind();
    draft.inform(
        EventKind.INITIALIZED,
        "Initialization done! " + s.title(),
        "New %s detected, initialization completed.".formatted(kind));
    return draft.done(Reasons.of("initialised", "the primary serves"));
  }
}
