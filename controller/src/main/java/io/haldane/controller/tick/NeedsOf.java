package io.haldane.controller.tick;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import java.util.Set;

/** What a decision reads; see {@link io.haldane.engine.Needs#of}. */
@FunctionalInterface
public interface NeedsOf {
  Set<ObjectRef> of(Canary canary, Settings settings, LiveObjects known);
}
