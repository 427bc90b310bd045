package io.haldane.e2e.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Alerts in statuses, as a controller leaves them that was killed before it sent them. */
record LeftBehind(KubernetesClient client, int each) {
  private static final String ID = "left-behind-";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  static boolean isOne(String id) {
    return id.startsWith(ID);
  }

  /** Only while no controller runs: it would write over them. */
  void write(List<Member> members) {
    var all = client.genericKubernetesResources(Kinds.CANARY);
    for (Member member : members) {
      var one = all.inNamespace(member.namespace()).withName(member.name());
      one.subresource("status").patch(MERGE, Serialization.asJson(withOurs(one.get())));
    }
  }

  private Map<String, Object> withOurs(GenericKubernetesResource canary) {
    List<Map<String, Object>> written = canary.get("status", "announcements");
    List<Map<String, Object>> news = new ArrayList<>(written == null ? List.of() : written);
    IntStream.range(0, each).mapToObj(LeftBehind::news).forEach(news::add);
    return Map.of("status", Map.of("announcements", news));
  }

  private static Map<String, Object> news(int number) {
    String text = "Alert " + number + " that its controller did not send";
    return Map.of(
        "id",
        ID + number,
        "at",
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        "type",
        "Normal",
        "phase",
        "Progressing",
        "message",
        text,
        "severity",
        "info",
        "alert",
        text);
  }
}
