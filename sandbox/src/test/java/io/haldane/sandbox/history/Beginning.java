package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that a user has applied. Plans are short, so that twenty reconciles see their end.
 */
final class Beginning {
  static final List<String> HOOKS =
      List.of(
          "confirm-rollout",
          "pre-rollout",
          "rollout",
          "confirm-traffic-increase",
          "confirm-promotion",
          "post-rollout",
          "rollback");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Dice dice;
  private final Map<ObjectRef, ObjectNode> objects = new LinkedHashMap<>();
  private final String provider;

  private Beginning(Dice dice) {
    this.dice = dice;
    this.provider = dice.oneOf("istio", "istio", "istio", "istio", "kubernetes", "smi:v1alpha2");
  }

  static Map<ObjectRef, ObjectNode> of(Dice dice) {
    Beginning beginning = new Beginning(dice);
    beginning.make();
    return beginning.objects;
  }

  private ObjectNode object(ObjectRef ref) {
    ObjectNode object = JSON.objectNode().put("apiVersion", ref.apiVersion());
    object.put("kind", ref.kind());
    object.putObject("metadata").put("name", ref.name()).put("namespace", ref.namespace());
    objects.put(ref, object);
    return object;
  }

  private void make() {
    boolean configured = dice.percent(40);
    if (configured) {
      object(Addresses.CONFIG).putObject("data").put("v", "1");
      object(Addresses.SECRET).put("type", "Opaque").putObject("data").put("v", "MQ==");
    }
    target(configured);
    boolean scaled = dice.percent(20);
    if (scaled) {
      scaler();
    }
    if (dice.percent(20)) {
      service();
    }
    if (provider.equals("istio") && dice.percent(10)) {
      route();
    }
    canary(scaled);
  }

  private void target(boolean configured) {
    ObjectNode spec = object(Addresses.TARGET).putObject("spec");
    spec.put("replicas", dice.between(1, 3)).put("progressDeadlineSeconds", 30);
    spec.putObject("selector").putObject("matchLabels").put("app", "podinfo");
    ObjectNode template = spec.putObject("template");
    template.putObject("metadata").putObject("labels").put("app", "podinfo");
    ObjectNode container = template.putObject("spec").putArray("containers").addObject();
    container.put("name", "podinfod").put("image", "v1");
    if (configured) {
      ArrayNode from = container.putArray("envFrom");
      from.addObject().putObject("configMapRef").put("name", Addresses.CONFIG.name());
      from.addObject().putObject("secretRef").put("name", Addresses.SECRET.name());
    }
  }

  private void scaler() {
    ObjectNode spec = object(Addresses.SCALER).putObject("spec");
    ObjectNode target = spec.putObject("scaleTargetRef");
    target.put("apiVersion", "apps/v1").put("kind", "Deployment").put("name", "podinfo");
    spec.put("minReplicas", dice.between(1, 2)).put("maxReplicas", 4);
  }

  private void service() {
    ObjectNode spec = object(Addresses.APEX).putObject("spec");
    spec.putObject("selector").put("app", "podinfo");
    spec.putArray("ports").addObject().put("name", "http").put("port", 80);
  }

  private void route() {
    ObjectNode spec = object(Addresses.ROUTE).putObject("spec");
    spec.putArray("hosts").add("podinfo");
    ObjectNode route = spec.putArray("http").addObject().putArray("route").addObject();
    route.putObject("destination").put("host", "podinfo");
  }

  private void canary(boolean scaled) {
    ObjectNode spec = object(Addresses.CANARY).putObject("spec");
    spec.put("provider", provider).put("progressDeadlineSeconds", 30);
    ObjectNode target = spec.putObject("targetRef");
    target.put("apiVersion", "apps/v1").put("kind", "Deployment").put("name", "podinfo");
    spec.putObject("service").put("port", 80);
    if (scaled) {
      ObjectNode ref = spec.putObject("autoscalerRef");
      ref.put("apiVersion", "autoscaling/v2").put("kind", "HorizontalPodAutoscaler");
      ref.put("name", "podinfo");
    }
    if (dice.percent(25)) {
      spec.put("revertOnDeletion", true);
    }
    if (dice.percent(8)) {
      spec.put("skipAnalysis", true);
    }
    ObjectNode analysis = spec.putObject("analysis");
    analysis.put("interval", "10s").put("threshold", dice.between(1, 3));
    strategy(dice, provider).properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> analysis.set(field.getKey(), field.getValue()));
    checks(analysis);
  }

  /** The fields that make a strategy; those of all others are null, so that it may replace them. */
  static ObjectNode strategy(Dice dice, String provider) {
    ObjectNode analysis = JSON.objectNode();
    for (String field :
        List.of(
            "stepWeight",
            "maxWeight",
            "stepWeights",
            "iterations",
            "match",
            "mirror",
            "sessionAffinity",
            "stepWeightPromotion")) {
      analysis.putNull(field);
    }
    String kind =
        switch (provider) {
          case "kubernetes" -> "blue/green";
          case "istio" ->
              dice.oneOf(
                  "weighted",
                  "weighted",
                  "a/b",
                  "blue/green",
                  "mirrored",
                  "testers first",
                  "sticky");
          default -> dice.oneOf("weighted", "blue/green");
        };
    switch (kind) {
      case "a/b" -> {
        analysis.put("iterations", dice.between(1, 2));
        testers(analysis);
      }
      case "blue/green" -> {
        analysis.put("iterations", dice.between(1, 2));
        if (provider.equals("istio") && dice.percent(40)) {
          analysis.put("mirror", true);
        }
      }
      case "mirrored" -> weights(dice, analysis).put("mirror", true);
      case "testers first" -> testers(weights(dice, analysis));
      case "sticky" ->
          weights(dice, analysis).putObject("sessionAffinity").put("cookieName", "canary");
      default -> weights(dice, analysis);
    }
    if (dice.percent(30)) {
      analysis.put("stepWeightPromotion", dice.oneOf(50, 60));
    }
    return analysis;
  }

  private static void testers(ObjectNode analysis) {
    ObjectNode headers = analysis.putArray("match").addObject().putObject("headers");
    headers.putObject("x-test").put("exact", "yes");
  }

  private static ObjectNode weights(Dice dice, ObjectNode analysis) {
    if (dice.percent(50)) {
      int step = dice.oneOf(10, 30, 50);
      return analysis
          .put("stepWeight", step)
          .put("maxWeight", Math.min(100, step * dice.between(1, 3)));
    }
    ArrayNode weights = analysis.putArray("stepWeights");
    dice.oneOf(List.of(5, 50), List.of(20), List.of(10, 40, 100), List.of(1, 99))
        .forEach(weights::add);
    return analysis;
  }

  private void checks(ObjectNode analysis) {
    ArrayNode metrics = analysis.putArray("metrics");
    metric(metrics, "request-success-rate").put("min", 99);
    if (dice.percent(30)) {
      metric(metrics, "request-duration").put("max", 500);
    }
    ArrayNode hooks = analysis.putArray("webhooks");
    for (String type : HOOKS) {
      if (dice.percent(25)) {
        hooks.addObject().put("name", type).put("type", type).put("url", "http://gate/");
      }
    }
  }

  private static ObjectNode metric(ArrayNode metrics, String name) {
    return metrics.addObject().put("name", name).putObject("thresholdRange");
  }
}
