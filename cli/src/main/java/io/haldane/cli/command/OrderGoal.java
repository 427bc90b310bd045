package io.haldane.cli.command;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.reading.Progress;
import io.haldane.engine.situation.Command.Verb;
import java.util.Optional;

/** An order is dealt with, and what it begins has ended. Not thread-safe. */
final class OrderGoal implements Goal {
  private final Verb verb;
  private final String token;
  private boolean carriedOut;

  OrderGoal(Verb verb, String token) {
    this.verb = verb;
    this.token = token;
  }

  @Override
  public Step step(Canary canary, Progress progress) {
    if (carriedOut) {
      return after(progress);
    }
    if (!token.equals(canary.statusOrEmpty().commands().get(verb.text()))) {
      return new Step.Silence();
    }
    Optional<String> refusal = refusal(canary);
    if (refusal.isPresent()) {
      return new Step.End(Exit.NOT_OK, refusal.get());
    }
    carriedOut = true;
    return after(progress);
  }

  /** The status that notes the order also has the event that refuses it. */
  private Optional<String> refusal(Canary canary) {
    return canary.statusOrEmpty().announcements().stream()
        .map(Announcement::message)
        .filter(message -> message.startsWith("Ignoring " + verb.text() + " of "))
        .findFirst();
  }

  private Step after(Progress progress) {
    return switch (verb) {
      case PAUSE -> new Step.End(Exit.OK, "Paused: no further steps until it is resumed.");
      case RESUME -> new Step.End(Exit.OK, "Resumed.");
      case ABORT ->
          progress.state() == Progress.State.ROLLED_BACK
              ? new Step.End(Exit.OK, progress.line())
              : Goal.step(progress);
      case PROMOTE, RETRY -> Goal.step(progress);
    };
  }
}
