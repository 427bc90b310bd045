package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A routing object, read without the help of a router.
 *
 * @param share percent of those requests for the canary that the strategy is about
 * @param exposed whether any request reaches the canary, or a copy of one
 * @param faults what is no split between the two versions
 */
record Split(int share, boolean exposed, boolean mirrored, List<String> faults) {
  private static final String CANARY = "podinfo-canary";
  private static final String PRIMARY = "podinfo-primary";
  static final Split NONE = new Split(0, false, false, List.of());

  static Split of(ObjectRef ref, @Nullable JsonNode object) {
    if (object == null) {
      return NONE;
    }
    return ref.equals(Addresses.ROUTE)
        ? ofRules(object.at("/spec/http"))
        : ofBackends(object.at("/spec/backends"));
  }

  private static Split ofRules(JsonNode rules) {
    List<String> faults = new ArrayList<>();
    int share = 0;
    boolean exposed = false;
    boolean mirrored = false;
    for (JsonNode rule : rules) {
      int sum = 0;
      for (JsonNode route : rule.path("route")) {
        String host = route.at("/destination/host").asText();
        int weight = route.path("weight").asInt(-1);
        sum += weight;
        if (host.equals(CANARY)) {
          share = weight;
          exposed |= weight > 0;
        } else if (!host.equals(PRIMARY)) {
          faults.add("leads to " + host);
        }
      }
      if (sum != 100) {
        faults.add("weights sum to " + sum);
      }
      mirrored |= rule.at("/mirror/host").asText().equals(CANARY);
    }
    if (rules.isEmpty()) {
      faults.add("no rule");
    }
    return new Split(share, exposed || mirrored, mirrored, faults);
  }

  private static Split ofBackends(JsonNode backends) {
    int share = 0;
    int sum = 0;
    for (JsonNode backend : backends) {
      int weight = backend.path("weight").asInt(-1);
      sum += weight;
      if (backend.path("service").asText().equals(CANARY)) {
        share = weight;
      }
    }
    List<String> faults = new ArrayList<>();
    if (sum != 100 || backends.size() != 2) {
      faults.add("weights of " + backends.size() + " sum to " + sum);
    }
    return new Split(share, share > 0, false, faults);
  }
}
