package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;

/** A fixed place that every request is copied to. */
@Lenient
public record ServiceMirror(@Required BackendRef backendRef) {
  public ServiceMirror {
    backendRef = backendRef == null ? BackendRef.NONE : backendRef;
  }
}
