package io.haldane.engine.world;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.Needs;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Everything that one decision may depend on.
 *
 * @param canary as last read; its status is the memory
 * @param rivals other canaries that claimed the same target earlier, as {@code name.namespace}
 * @param live the objects that {@link Needs} asked for, as far as they exist
 * @param surroundings what is there besides
 * @param serving since when its workloads have pods that serve
 * @param silence the last time in which nobody heard anything
 * @param answers what was answered so far in this tick
 */
public record World(
    Instant now,
    Canary canary,
    Settings settings,
    RouterFacts router,
    List<String> rivals,
    LiveObjects live,
    RelatedObjects surroundings,
    AvailableSince serving,
    ApiOutage silence,
    Answers answers) {
  public World {
    router = router.read(canary);
  }

  /**
   * What a reader sees who looks once: no rivals, nothing around, and neither pods nor the API
   * server were watched.
   */
  public static World snapshot(
      Instant now, Canary canary, Settings settings, RouterFacts router, LiveObjects live) {
    return new World(
        now,
        canary,
        settings,
        router,
        List.of(),
        live,
        RelatedObjects.NONE,
        AvailableSince.UNWATCHED,
        ApiOutage.NONE,
        Answers.NONE);
  }

  /** The same with others that claimed the target, and with what is around. */
  public World beside(List<String> rivals, RelatedObjects surroundings) {
    return new World(
        now, canary, settings, router, rivals, live, surroundings, serving, silence, answers);
  }

  /** Until when traffic to the pods of that workload may be lost; empty when proxies know them. */
  public Optional<Instant> unheard(ObjectRef workload) {
    return serving
        .begin(workload)
        .map(begin -> silence.heard(begin.plus(settings.settle())))
        .filter(now::isBefore);
  }

  /** Decides once all of these are answered; until then they are asked. */
  public Decision answered(Set<Question> questions, Supplier<Decision> then) {
    return questions.stream().allMatch(question -> answers.to(question).isPresent())
        ? then.get()
        : new Decision.Ask(questions);
  }

  /** The same at another moment. */
  public World at(Instant moment) {
    return new World(
        moment, canary, settings, router, rivals, live, surroundings, serving, silence, answers);
  }

  /**
   * What is known once the decision is carried out: its status is written and the route leads where
   * it says. What becomes of pods is not known, so workloads stay as they were read.
   */
  public World after(Decision.Act act) {
    Canary next = new Canary();
    next.setMetadata(canary.getMetadata());
    next.setSpec(canary.getSpec());
    next.setStatus(act.next());
    next.faults(canary.faults());
    return new World(
        now,
        next,
        settings,
        router.after(act.actions()),
        rivals,
        live,
        surroundings,
        serving,
        silence,
        Answers.NONE);
  }

  /** The same with other objects. */
  public World with(LiveObjects live) {
    return new World(
        now, canary, settings, router, rivals, live, surroundings, serving, silence, answers);
  }

  /** The same of another canary. */
  public World with(Canary canary) {
    return new World(
        now, canary, settings, router, rivals, live, surroundings, serving, silence, answers);
  }

  public World with(Answers answers) {
    return new World(
        now, canary, settings, router, rivals, live, surroundings, serving, silence, answers);
  }
}
