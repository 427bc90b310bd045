package io.haldane.e2e.roles;

import io.haldane.e2e.journey.Journey;
import java.util.List;

/**
 * Three users of a namespace: with the cluster's role view, with its role edit, and without a role.
 * The chart adds canaries to these roles.
 */
record People(Person viewer, Person editor, Person stranger) {

  static People in(Journey journey) {
    journey.apply("roles/people.yaml");
    People people =
        new People(
            Person.of(journey, "viewer"),
            Person.of(journey, "editor"),
            Person.of(journey, "stranger"));
    journey.await(
        "the roles view and edit to include canaries",
        () ->
            people.viewer.may(journey, "list", "flagger.app", "canaries")
                && people.viewer.may(journey, "list", "haldane.io", "canaryruns")
                && people.editor.may(journey, "patch", "flagger.app", "canaries"));
    return people;
  }

  List<Person> all() {
    return List.of(viewer, editor, stranger);
  }

  /** Who may give no orders. */
  List<Person> others() {
    return List.of(viewer, stranger);
  }
}
