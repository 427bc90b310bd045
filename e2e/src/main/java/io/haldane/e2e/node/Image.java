package io.haldane.e2e.node;

/** What an image stands for on our node. */
sealed interface Image {

  /** The look-alike of podinfo, at a version. */
  record Podinfo(String version) implements Image {}

  /** Runs commands and holds gates, for hooks. */
  record LoadTester() implements Image {}

  /** Dies as soon as it starts. */
  record Crashing() implements Image {}

  /** Runs and never gets ready. */
  record NeverReady() implements Image {}

  /** Serves nothing and is ready: a program outside of the node answers on the pod's address. */
  record Placeholder() implements Image {}

  /** There is no such image. */
  record Unknown() implements Image {}

  /**
   * @param reference such as {@code stefanprodan/podinfo:6.0.0}
   */
  static Image of(String reference) {
    String path = reference.substring(reference.lastIndexOf('/') + 1);
    int colon = path.indexOf(':');
    String name = colon < 0 ? path : path.substring(0, colon);
    String tag = colon < 0 ? "latest" : path.substring(colon + 1);
    return switch (name) {
      case "podinfo" -> new Podinfo(tag);
      case "flagger-loadtester", "load-tester" -> new LoadTester();
      case "crash" -> new Crashing();
      case "never-ready" -> new NeverReady();
      case "proxyv2", "queue-proxy" -> new Placeholder();
      default -> new Unknown();
    };
  }
}
