package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes one history of one seed. */
final class Generator {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final Dice dice;
  private final List<Event> events = new ArrayList<>();
  private int versions = 1;
  private int configurations = 1;
  private String provider = "istio";

  private Generator(long seed) {
    dice = new Dice(seed);
  }

  static History of(long seed) {
    return new Generator(seed).history(seed);
  }

  private History history(long seed) {
    Map<ObjectRef, ObjectNode> objects = Beginning.of(dice);
    provider = Objects.requireNonNull(objects.get(Addresses.CANARY)).at("/spec/provider").asText();
    if (dice.percent(85)) {
      pass(12);
    }
    int count = dice.between(3, 12);
    release();
    for (int i = 0; i < count; i++) {
      pass(dice.oneOf(0, 1, 2, 5, 10, 10, 11, 20, 45));
      event();
    }
    pass(dice.oneOf(0, 1, 10, 30));
    return new History(seed, objects, List.copyOf(events), ending());
  }

  private void pass(int seconds) {
    if (seconds > 0) {
      events.add(new Event.Pass(Duration.ofSeconds(seconds)));
    }
  }

  private void event() {
    switch (dice.between(0, 21)) {
      case 0, 1, 2 -> release();
      case 3 ->
          events.add(
              new Event.Configure(
                  dice.oneOf(Addresses.CONFIG, Addresses.SECRET),
                  "c" + dice.between(1, ++configurations)));
      case 4, 5 -> edit();
      case 6, 7 -> pods();
      case 8, 9 ->
          events.add(
              new Event.Hook(dice.oneOf(Beginning.HOOKS), dice.oneOf(Outside.Saying.values())));
      case 10, 11 -> events.add(metric());
      case 12, 13 -> refuse();
      case 14, 15, 16 ->
          events.add(
              new Event.Interrupt(dice.oneOf(Interruption.values()), dice.between(0, 12), gap()));
      case 17 -> events.add(dice.percent(50) ? new Event.Move(gap()) : new Event.Arrive());
      case 18 -> lag();
      case 19 -> jump();
      case 20 -> meddle();
      default -> delete();
    }
  }

  private Duration gap() {
    return Duration.ofSeconds(dice.oneOf(0, 0, 1, 15));
  }

  private void release() {
    String image =
        versions > 1 && dice.percent(25) ? "v" + dice.between(1, versions) : "v" + ++versions;
    events.add(new Event.Release(image, dice.percent(10)));
  }

  private Event.Metric metric() {
    return new Event.Metric(
        dice.oneOf("request-success-rate", "request-success-rate", "request-duration"),
        dice.oneOf(Outside.Reading.values()));
  }

  private void pods() {
    ObjectRef whose = dice.oneOf(Addresses.TARGET, Addresses.TARGET, Addresses.PRIMARY);
    events.add(new Event.Pods(whose, dice.oneOf(Rollouts.Health.DEAD, Rollouts.Health.STALLED)));
    if (dice.percent(60)) {
      pass(dice.oneOf(1, 5, 20));
      events.add(new Event.Pods(whose, Rollouts.Health.FINE));
    }
  }

  private void refuse() {
    String resource =
        dice.oneOf(
            "",
            "canaries",
            "deployments",
            "services",
            "virtualservices",
            "secrets",
            "configmaps",
            "trafficsplits");
    events.add(
        new Event.Refuse(
            dice.oneOf(409, 429, 500, 422), dice.between(1, 4), resource, dice.percent(80)));
  }

  private void lag() {
    events.add(
        new Event.Lag(
            dice.percent(60),
            dice.oneOf("Canary", "Deployment", "VirtualService", "Service", "ConfigMap"),
            Duration.ofSeconds(dice.oneOf(2, 8, 25))));
  }

  private void jump() {
    int seconds = dice.oneOf(1, 5, 30, 600, 7200);
    events.add(
        new Event.Jump(
            dice.percent(80), Duration.ofSeconds(dice.percent(50) ? seconds : -seconds)));
  }

  private void edit() {
    ObjectNode spec = JSON.objectNode();
    String what =
        dice.oneOf(
            "strategy", "strategy", "skip", "suspend", "threshold", "revert", "interval", "steps");
    switch (what) {
      case "strategy" -> spec.set("analysis", Beginning.strategy(dice, provider));
      case "skip" -> spec.put("skipAnalysis", dice.percent(70));
      case "suspend" -> spec.put("suspend", true);
      case "threshold" -> spec.putObject("analysis").put("threshold", dice.between(1, 4));
      case "revert" -> spec.put("revertOnDeletion", dice.percent(50));
      case "interval" -> spec.putObject("analysis").put("interval", "soon");
      default -> {
        ObjectNode analysis = spec.putObject("analysis");
        List.of("stepWeight", "stepWeights", "iterations").forEach(analysis::putNull);
      }
    }
    events.add(new Event.Edit(what, spec));
    boolean mended = dice.percent(70);
    if (what.equals("suspend") && mended) {
      pass(dice.oneOf(1, 12, 40));
      events.add(new Event.Edit("resume", JSON.objectNode().put("suspend", false)));
    } else if ((what.equals("interval") || what.equals("steps")) && mended) {
      pass(dice.oneOf(1, 12));
      ObjectNode analysis = Beginning.strategy(dice, provider).put("interval", "10s");
      ObjectNode mend = JSON.objectNode();
      mend.set("analysis", analysis);
      events.add(new Event.Edit("mended", mend));
    }
  }

  private void meddle() {
    ObjectNode patch = JSON.objectNode();
    switch (dice.between(0, 3)) {
      case 0 -> {
        patch.putObject("spec").put("replicas", dice.between(0, 2));
        events.add(new Event.Meddle(Addresses.TARGET, patch));
      }
      case 1 -> {
        ObjectNode route =
            patch.putObject("spec").putArray("http").addObject().putArray("route").addObject();
        route.putObject("destination").put("host", dice.oneOf("podinfo-canary", "podinfo"));
        route.put("weight", dice.oneOf(100, 40));
        events.add(new Event.Meddle(Addresses.ROUTE, patch));
      }
      case 2 -> {
        patch
            .putObject("spec")
            .putArray("backends")
            .addObject()
            .put("service", "podinfo-canary")
            .put("weight", 100);
        events.add(new Event.Meddle(Addresses.SPLIT, patch));
      }
      default -> {
        patch.putObject("spec").putObject("selector").put("app", "podinfo");
        events.add(new Event.Meddle(Addresses.APEX, patch));
      }
    }
  }

  private void delete() {
    ObjectRef what =
        dice.oneOf(
            Addresses.CANARY,
            Addresses.CANARY,
            Addresses.PRIMARY,
            Addresses.TARGET,
            Addresses.ROUTE,
            Addresses.APEX,
            Addresses.CONFIG,
            Addresses.SCALER);
    events.add(new Event.Delete(what));
    if (dice.percent(70)) {
      pass(dice.oneOf(0, 1, 15));
      events.add(new Event.Restore(what));
    }
  }

  /** Everybody answers steadily, most of them well. */
  private List<Event> ending() {
    List<Event> ending = new ArrayList<>();
    for (String hook : Beginning.HOOKS) {
      boolean usual = dice.percent(85);
      boolean yes = hook.equals("rollback") != usual;
      ending.add(new Event.Hook(hook, yes ? Outside.Saying.YES : Outside.Saying.NO));
    }
    for (String metric : List.of("request-success-rate", "request-duration")) {
      ending.add(
          new Event.Metric(
              metric,
              dice.percent(85) ? Outside.Reading.GOOD : dice.oneOf(Outside.Reading.values())));
    }
    return ending;
  }
}
