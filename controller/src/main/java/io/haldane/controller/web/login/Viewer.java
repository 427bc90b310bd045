package io.haldane.controller.web.login;

import io.haldane.controller.kube.Person;
import java.util.Optional;

/** Who asks. */
public sealed interface Viewer {
  /** The dashboard has no login: everyone sees everything, and nobody gives orders. */
  record Anyone() implements Viewer {}

  /** A user with the permissions that the cluster knows of. */
  record Known(Person person) implements Viewer {}

  /** Name of the user, where it is known. */
  default Optional<String> name() {
    return switch (this) {
      case Anyone _ -> Optional.empty();
      case Known(Person person) -> Optional.of(person.name());
    };
  }
}
