package io.haldane.engine.check;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.situation.Situation;

/** Gates that are closed: announced once, with an alert unless the hook mutes it. */
public final class Gates {
  private Gates() {}

  public static void report(
      DecisionBuilder draft, Situation s, String hook, String message, String alert) {
    boolean muted =
        s.canary().getSpec().analysis().webhooks().stream()
            .filter(webhook -> webhook.name().equals(hook))
            .map(Webhook::muteAlert)
            .anyMatch(Boolean.TRUE::equals);
    if (muted) {
      draft.warn(EventKind.WAITING, message);
    } else {
      draft.alert(EventKind.WAITING, message, Severity.WARN, alert);
    }
  }

  /** Whether the last tick already found that gate closed. */
  public static boolean wasClosed(Situation s, String hook) {
    return s.status().checks().stream()
        .anyMatch(check ->
            check.is(CheckKind.GATE) && check.name().equals(hook) && check.says(CheckVerdict.WAIT));
  }
}
