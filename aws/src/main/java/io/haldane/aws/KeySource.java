package io.haldane.aws;

import io.haldane.api.net.Redaction;
import io.haldane.outbound.HttpCall;

/** Where the controller's keys come from. */
sealed interface KeySource {
  /** They are there. */
  record Given(AwsKeys keys) implements KeySource {}

  /**
   * A server gives them.
   *
   * @param redaction hides what the controller shows it
   */
  record Asked(HttpCall call, Redaction redaction) implements KeySource {
    /** For texts. */
    String host() {
      return call.uri().getHost();
    }
  }

  /**
   * @param why a sentence for the operator, without its full stop
   */
  record None(String why) implements KeySource {}
}
