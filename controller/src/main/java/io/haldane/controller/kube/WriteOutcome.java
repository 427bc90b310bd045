package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.Optional;

/** What became of one write. */
public sealed interface WriteOutcome {
  /** The object is as wanted; empty when it is gone. */
  record Done(Optional<HasMetadata> object) implements WriteOutcome {}

  /** It changed since it was read: observe again. */
  record Stale(String why) implements WriteOutcome {}

  /** Somebody changes it back again and again: nothing was sent, and may be after that time. */
  record Contested(String why, Duration pause) implements WriteOutcome {}

  /** It will not work until somebody changes something; the text says what. */
  record Refused(String why) implements WriteOutcome {}

  /** The namespace is being deleted, and the canary with it: nothing needs to be reported. */
  record Ending(String why) implements WriteOutcome {}

  /** It may work later. */
  record Unavailable(String why) implements WriteOutcome {}

  /** Another controller leads now; nothing was sent. */
  record NotLeading() implements WriteOutcome {}
}
