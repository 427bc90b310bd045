package io.haldane.controller.web;

import io.haldane.controller.kube.Grant;
import io.haldane.controller.web.login.Permissions;
import io.haldane.controller.web.login.Permissions.Deed;
import io.haldane.controller.web.login.Permissions.Scope;
import io.haldane.controller.web.login.Refused;
import io.haldane.controller.web.login.Viewer;
import io.haldane.controller.web.login.Vigilance;
import io.haldane.controller.web.login.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What of the dashboard the viewer of the current request may see and do. */
@Singleton
public class Gatekeeper {
  private final Visit visit;
  private final Permissions permissions;
  private final Vigilance vigilance;

  @Inject
  public Gatekeeper(Visit visit, Permissions permissions, Vigilance vigilance) {
    this.visit = visit;
    this.permissions = permissions;
    this.vigilance = vigilance;
  }

  /**
   * Who asks.
   *
   * @throws Refused when nobody is signed in
   */
  Viewer viewer() {
    return visit.pass().viewer();
  }

  /** The canaries that the viewer may list; of the others not even the number is shown. */
  List<CanarySummary> visible(List<CanarySummary> all) {
    Viewer viewer = viewer();
    if (viewer instanceof Viewer.Anyone) {
      return all;
    }
    Set<String> namespaces =
        all.stream().map(CanarySummary::namespace).collect(Collectors.toUnmodifiableSet());
    return switch (permissions.among(viewer, Deed.LIST, namespaces)) {
      case Scope.Of(Set<String> open) ->
          all.stream().filter(each -> open.contains(each.namespace())).toList();
      case Scope.Unavailable(String why) -> throw unavailable(why);
    };
  }

  /**
   * Throws unless the viewer may do it there. The answer does not depend on what exists.
   *
   * @throws Refused 403, or 503 when it cannot be said
   */
  void require(Deed deed, String namespace) {
    switch (permissions.of(viewer(), deed, namespace)) {
      case Grant.Granted _ -> {}
      case Grant.Denied _ -> throw new Refused(403, denied(deed, namespace));
      case Grant.Unavailable(String why) -> throw unavailable(why);
    }
  }

  /** The stream of the current request, by the same rule as the list. */
  StreamGate stream() {
    return new StreamGate(visit.pass(), permissions, vigilance);
  }

  static String denied(Deed deed, String namespace) {
    return switch (deed) {
      case LIST, GET -> "You may not see canaries in namespace " + namespace + ".";
      case UPDATE ->
          "You may not give orders in namespace "
              + namespace
              + ": that needs the permission to update canaries.";
    };
  }

  private static Refused unavailable(String why) {
    return new Refused(503, "Cannot check your permissions: " + why + ".");
  }
}
