package io.haldane.sandbox.api;

import java.time.Instant;

/**
 * One request as the log and the faults see it. Texts are empty where a request has no such part.
 *
 * @param group API group, empty for the core group
 * @param resource plural name, such as {@code deployments}
 * @param subresource {@code status} or {@code scale}
 * @param status HTTP status of the answer, 101 for an opened watch, 0 while there is none yet
 */
public record ApiRequest(
    Verb verb,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    String userAgent,
    int status,
    Instant at) {

  ApiRequest answered(int code) {
    return new ApiRequest(verb, group, resource, subresource, namespace, name, userAgent, code, at);
  }

  /** {@code PATCH canaries/status shop/checkout 200}, for messages. */
  @Override
  public String toString() {
    String what = subresource.isEmpty() ? resource : resource + "/" + subresource;
    String which = namespace.isEmpty() ? name : namespace + "/" + name;
    return verb + " " + what + " " + which + " " + status;
  }
}
