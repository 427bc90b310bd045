package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Why the API server refuses a write, by what it says; several causes share a status. Each knows
 * what would help.
 */
enum RefusalCause {
  /** The namespace goes away, and everything in it: nothing helps, and nothing needs help. */
  NAMESPACE_ENDS(""),
  UNAUTHENTICATED("Check the token of the controller's service account."),
  QUOTA("Raise the ResourceQuota of the namespace, or free some of it."),
  LIMITS("Keep to the LimitRange of the namespace, or change it."),
  POD_SECURITY("Keep to the Pod Security level of the namespace, or change it."),
  ADMISSION("Ask the owner of that admission policy, or change the canary accordingly."),
  RIGHTS("Grant the controller's service account that permission."),
  IMMUTABLE("That field cannot be changed; delete the object, and Haldane recreates it."),
  TOO_LARGE("Make the object smaller."),
  MISSING("Check that the namespace and the kind exist."),
  INVALID("Correct the canary, or what it refers to, accordingly.");

  private final String cure;

  RefusalCause(String cure) {
    this.cure = cure;
  }

  String cure() {
    return cure;
  }

  /**
   * Reads a Status.
   *
   * @param code of HTTP
   */
  static RefusalCause of(int code, ObjectNode status) {
    for (JsonNode cause : status.at("/details/causes")) {
      if (cause.path("reason").asText().equals("NamespaceTerminating")) {
        return NAMESPACE_ENDS;
      }
    }
    String message = status.path("message").asText().toLowerCase(Locale.ROOT);
    if (message.contains("because it is being terminated")) {
      return NAMESPACE_ENDS;
    }
    return code == 401 ? UNAUTHENTICATED : of(code, message);
  }

  private static RefusalCause of(int code, String message) {
    if (message.contains("exceeded quota") || message.contains("failed quota")) {
      return QUOTA;
    }
    if (message.contains("violates podsecurity")) {
      return POD_SECURITY;
    }
    if (message.contains("admission webhook") || message.contains("validatingadmissionpolicy")) {
      return ADMISSION;
    }
    if (message.contains("immutable")) {
      return IMMUTABLE;
    }
    return switch (code) {
      case 403 -> forbidden(message);
      case 404 -> MISSING;
      case 413 -> TOO_LARGE;
      default -> INVALID;
    };
  }

  /** Only the authorizer names a user; the rest comes from admission plugins. */
  private static RefusalCause forbidden(String message) {
    if (message.contains(" per container is ") || message.contains(" per pod is ")) {
      return LIMITS;
    }
    boolean named =
        message.contains("user \"") || message.contains("cannot set blockownerdeletion");
    return named || !message.contains(" is forbidden: ") ? RIGHTS : ADMISSION;
  }
}
