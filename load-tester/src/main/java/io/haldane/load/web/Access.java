package io.haldane.load.web;

import com.google.re2j.Pattern;

/** Which namespaces may call. */
public record Access(Pattern namespaces) {
  /** A part of the name must match, as in Flagger; everything matches an empty expression. */
  boolean allows(String namespace) {
    return namespaces.matcher(namespace).find();
  }
}
