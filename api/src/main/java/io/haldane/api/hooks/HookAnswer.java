package io.haldane.api.hooks;

import io.haldane.api.net.Printable;

/** What a hook said. */
public sealed interface HookAnswer {
  /** Status 200, 201 or 202. */
  record Passed() implements HookAnswer {}

  /**
   * It answered, and the answer is no.
   *
   * @param body the beginning of what it said, fit to be shown; secrets are hidden by the caller
   */
  record Refused(int status, String body) implements HookAnswer {
    public Refused {
      body = Printable.of(body);
    }
  }

  /** There is no answer, after all retries. */
  record Unreachable(String why) implements HookAnswer {}

  /** The text that events show for an answer that is not a pass. */
  default String error() {
    return switch (this) {
      case Passed() -> "";
      case Refused(int status, String body) -> body.isBlank() ? "status " + status : body;
      case Unreachable(String why) -> why;
    };
  }
}
