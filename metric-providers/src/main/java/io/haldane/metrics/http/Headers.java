package io.haldane.metrics.http;

import io.haldane.outbound.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a request: those of the template, and over them those that log in. */
record Headers(Map<String, List<String>> all) {
  static Headers of(Map<String, List<String>> template, Map<String, String> login) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Accept", new ArrayList<>(List.of("application/json")));
    template.forEach(
        (name, values) -> all.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values));
    // The Secret decides, whatever the template's own headers say.
    login.forEach((name, value) -> all.put(name, List.of(value)));
    return new Headers(all);
  }

  /** Why they cannot be sent; empty when they can. */
  Optional<String> unsendable() {
    return HttpCall.unsendable(all)
        .map(header ->
            "the header "
                + header
                + " cannot be sent; it is reserved, or its name or value has characters that"
                + " headers cannot hold");
  }
}
