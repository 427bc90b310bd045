package io.haldane.api.metrics;

/**
 * The API of the cluster with the login of the controller, which the installation lends to
 * providers that are part of the cluster. They declare what they need of it in {@link
 * MetricProvider#permissions()}. Blocking; safe for concurrent use.
 */
public interface ClusterApi {
  /**
   * @param path without the server, with parameters
   */
  Answer get(String path);

  /**
   * @param json the object
   */
  Answer create(String path, String json);

  Answer delete(String path);

  /** What the API server says. */
  sealed interface Answer {
    /**
     * @param json the body, never empty
     */
    record Found(String json) implements Answer {}

    /** There is no such object, or no such API. */
    record Missing(String why) implements Answer {}

    /** It says the same until somebody changes something, such as the controller's permissions. */
    record Refused(String why) implements Answer {}

    /** A later request may succeed. */
    record Unavailable(String why) implements Answer {}
  }
}
