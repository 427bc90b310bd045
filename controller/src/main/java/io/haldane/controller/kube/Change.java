package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What a watch reported of an object.
 *
 * @param version that it has now; null when it is gone: a deletion may be reported with the last
 *     version that was seen, above all when it was missed
 */
public record Change(ObjectRef object, @Nullable String version) {
  static Change of(HasMetadata object) {
    return new Change(ObjectRef.of(object), object.getMetadata().getResourceVersion());
  }

  static Change gone(ObjectRef object) {
    return new Change(object, null);
  }

  /** Whether it is in an object of that version already. What is gone is in none. */
  public boolean isIn(@Nullable String known) {
    return version != null && known != null && Versions.atLeast(known, version);
  }
}
