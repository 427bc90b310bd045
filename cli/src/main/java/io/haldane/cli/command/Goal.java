package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.reading.Progress;

/** What is waited for. */
interface Goal {
  /** The end of the release. */
  Goal END = (canary, progress) -> step(progress);

  /** What to do with the canary as it is now. */
  Step step(Canary canary, Progress progress);

  /** What a wait does next. */
  sealed interface Step {
    /** Say how far it is, and wait. */
    record Wait() implements Step {}

    /** Say nothing yet, and wait. */
    record Silence() implements Step {}

    /** Nothing will happen unless that changes soon. */
    record Held() implements Step {}

    record End(int code, String line) implements Step {}
  }

  static Step step(Progress progress) {
    return switch (progress.state()) {
      case PROMOTED, ROLLED_BACK -> new Step.End(code(progress.state()), progress.line());
      case HELD -> new Step.Held();
      case GOING -> new Step.Wait();
    };
  }

  static int code(Progress.State state) {
    return switch (state) {
      case PROMOTED -> Exit.OK;
      case ROLLED_BACK -> Exit.NOT_OK;
      case HELD -> Exit.HELD;
      case GOING -> Exit.TIMED_OUT;
    };
  }
}
