package io.haldane.api.routing;

import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import java.util.List;

/** Objects to put in place, in this order, and objects to remove after that. */
public record Manifests(List<Manifest> apply, List<ObjectRef> delete) {
  public static final Manifests NONE = new Manifests(List.of(), List.of());

  public Manifests {
    apply = List.copyOf(apply);
    delete = List.copyOf(delete);
  }

  public static Manifests apply(Manifest... manifests) {
    return new Manifests(List.of(manifests), List.of());
  }
}
