package io.haldane.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The fields of an object that are ours.
 *
 * <p>Fields that the body does not name belong to others and stay as they are. At the paths in
 * {@code owned} the body is the whole truth: what it does not name there is removed.
 *
 * @param body with {@code apiVersion}, {@code kind} and {@code metadata.name}
 * @param owned JSON pointers such as {@code /spec/template}
 */
public record Manifest(ObjectRef ref, ObjectNode body, Set<String> owned, Mode mode) {

  /** What to do when the object is absent or present. */
  public enum Mode {
    CREATE_OR_PATCH,
    /** Never recreated: an object of the user that we only adjust. */
    PATCH_ONLY,
    /** Never adjusted: made once, then left alone. */
    CREATE_ONLY
  }

  public Manifest {
    owned = Set.copyOf(owned);
  }

  public static Manifest of(ObjectRef ref, ObjectNode body, String... owned) {
    return new Manifest(ref, body, Set.of(owned), Mode.CREATE_OR_PATCH);
  }
}
