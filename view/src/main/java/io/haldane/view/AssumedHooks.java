package io.haldane.view;

import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.hook.HookMistakes;
import io.haldane.engine.hook.HookRefs;

/** Hooks whose Secrets were not read: they are fine. */
final class AssumedHooks {
  private AssumedHooks() {}

  /** The canary with hooks that need nothing of the cluster; their mistakes stay. */
  static Canary of(Canary canary) {
    Analysis analysis = canary.getSpec().analysis();
    if (HookRefs.of(canary, analysis.webhooks()).isEmpty()
        || HookMistakes.first(analysis.webhooks()).isPresent()) {
      return canary;
    }
    Canary copy = new Canary();
    copy.setMetadata(canary.getMetadata());
    copy.setSpec(
        canary
            .getSpec()
            .withAnalysis(
                analysis.withWebhooks(
                    analysis.webhooks().stream().map(Webhook::unprotected).toList())));
    copy.setStatus(canary.getStatus());
    copy.faults(canary.faults());
    return copy;
  }
}
