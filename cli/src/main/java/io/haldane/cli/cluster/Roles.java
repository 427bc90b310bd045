package io.haldane.cli.cluster;

/** Which role of the cluster allows what was refused; the chart adds canaries to view and edit. */
final class Roles {
  private Roles() {}

  /**
   * @param path of the request
   * @param why the words of the API server, which name the verb
   */
  static String toAskFor(String path, String why) {
    boolean own = path.contains("flagger.app") || path.contains("haldane.io");
    if (!own) {
      return "Ask for a role that allows it.";
    }
    String role = why.contains("cannot patch") ? "edit" : "view";
    return path.contains("/namespaces/")
        ? "Ask for the role \"%s\" in that namespace.".formatted(role)
        : "Name a namespace with -n, or ask for the role \"%s\" in all of them.".formatted(role);
  }
}
