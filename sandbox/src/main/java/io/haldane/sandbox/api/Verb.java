package io.haldane.sandbox.api;

/** What a request does, in the words of Kubernetes' access rules. */
public enum Verb {
  GET,
  LIST,
  WATCH,
  CREATE,
  UPDATE,
  PATCH,
  DELETE,
  DELETE_COLLECTION,
  /** A look at what the server is or serves, such as {@code /version}. */
  DISCOVER;

  public boolean writes() {
    return switch (this) {
      case CREATE, UPDATE, PATCH, DELETE, DELETE_COLLECTION -> true;
      case GET, LIST, WATCH, DISCOVER -> false;
    };
  }
}
