package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What a watch reported of an object.
 *
 * @param version that it has now, or had when it was deleted; null when the server names none
 */
public record Change(ObjectRef object, @Nullable String version) {
  static Change of(HasMetadata object) {
    return new Change(ObjectRef.of(object), object.getMetadata().getResourceVersion());
  }

  /** Whether it is in an object of that version already. Unknown versions never are. */
  public boolean isIn(@Nullable String known) {
    return version != null && known != null && Versions.atLeast(known, version);
  }
}
