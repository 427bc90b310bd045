package io.haldane.api.hooks;

/** What a hook said. */
public sealed interface HookAnswer {
  /** Status 200, 201 or 202. */
  record Passed() implements HookAnswer {}

  /** It answered, and the answer is no. */
  record Refused(int status, String body) implements HookAnswer {}

  /** There is no answer, after all retries. */
  record Unreachable(String why) implements HookAnswer {}

  /**
   * It was not called, or not often enough, because the controller makes too many calls already.
   * That says nothing about the hook and never counts against a canary.
   */
  record NotAsked(String why) implements HookAnswer {}

  /** The text that events show for an answer that is not a pass. */
  default String error() {
    return switch (this) {
      case Passed() -> "";
      case Refused(int status, String body) -> body.isBlank() ? "status " + status : body;
      case Unreachable(String why) -> why;
      case NotAsked(String why) -> why;
    };
  }
}
