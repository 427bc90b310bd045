package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.world.World;

/**
 * A provider was found for a canary that names none. The status keeps it before anything is made
 * for it, and for the life of the canary.
 */
public final class ChosenProvider {
  private ChosenProvider() {}

  public static Decision keep(World world, ProviderChoice.Chosen chosen) {
    DecisionBuilder draft = DecisionBuilder.exactly(world);
    draft.status().provider(chosen.provider());
    draft.released();
    draft.event(
        EventKind.NOTICE,
        "Provider \"%s\" is used for %s: %s"
            .formatted(chosen.provider(), world.canary().title(), chosen.why()));
    return draft.done(Reasons.of("provider", chosen.why()), new Wake.Now());
  }
}
