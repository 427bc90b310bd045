package io.haldane.load.task;

import io.haldane.load.command.Programs;
import io.haldane.load.plan.LoadPlan;
import io.haldane.load.plan.LoadTools;
import io.haldane.load.plan.PlanLimits;
import io.haldane.load.plan.Refusal;
import io.haldane.load.plan.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a hook asks for; nothing that could not run is accepted. */
public record TaskReader(PlanLimits limits, Programs programs) {
  private static final int LONGEST_TYPE = 30;

  Task read(Payload payload) throws Refusal {
    if (payload.metadata().isEmpty()) {
      throw new Refusal("metadata not found in payload");
    }
    String type = type(payload);
    return switch (type) {
      case "cmd" -> command(payload);
      case "bash" -> bash(payload);
      case "helm", "helmv3" -> program("helm", payload);
      case "kubectl" -> program("kubectl", payload);
      case "concord", "concourse", "ngrinder" ->
          throw new Refusal(
              "The task type %s is not supported. Call its API from a command instead."
                  .formatted(type));
      default ->
          throw new Refusal(
              "unknown task type %s. Supported are cmd, bash, helm, helmv3 and kubectl."
                  .formatted(type));
    };
  }

  static String type(Payload payload) {
    String type = payload.value("type").filter(text -> !text.isEmpty()).orElse("cmd");
    return type.length() > LONGEST_TYPE ? type.substring(0, LONGEST_TYPE) + "…" : type;
  }

  static String text(Payload payload) throws Refusal {
    return payload
        .value("cmd")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new Refusal("cmd not found in metadata"));
  }

  private Task command(Payload payload) throws Refusal {
    List<String> words = words(payload);
    Optional<LoadPlan> plan = LoadTools.plan(words, limits);
    if (plan.isPresent()) {
      return new Task.Load(plan.get(), LoadGoal.of(payload), false);
    }
    return allowed(words, false);
  }

  /** A load alone needs no shell. */
  private Task bash(Payload payload) throws Refusal {
    String text = text(payload);
    Optional<LoadPlan> plan = loadAlone(text);
    if (plan.isPresent()) {
      return new Task.Load(plan.get(), LoadGoal.of(payload), true);
    }
    Optional<String> refusal = programs.shellRefusal();
    if (refusal.isPresent()) {
      throw new Refusal(refusal.get());
    }
    return new Task.Command(List.of("bash", "-c", text), true);
  }

  private Optional<LoadPlan> loadAlone(String text) throws Refusal {
    List<String> words;
    try {
      words = Words.of(text);
    } catch (Refusal e) {
      return Optional.empty();
    }
    return words.isEmpty() ? Optional.empty() : LoadTools.plan(words, limits);
  }

  private Task program(String name, Payload payload) throws Refusal {
    List<String> words = new ArrayList<>();
    words.add(name);
    words.addAll(words(payload));
    return allowed(List.copyOf(words), true);
  }

  private static List<String> words(Payload payload) throws Refusal {
    List<String> words = Words.of(text(payload));
    if (words.isEmpty()) {
      throw new Refusal("cmd not found in metadata");
    }
    return words;
  }

  private Task allowed(List<String> words, boolean waits) throws Refusal {
    Optional<String> refusal = programs.refusal(words.getFirst());
    if (refusal.isPresent()) {
      throw new Refusal(refusal.get());
    }
    return new Task.Command(words, waits);
  }
}
