package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Writes down what an observer sees. */
record Diary(Queue<String> lines) implements TickObserver {
  @Override
  public void observed(World world) {
    lines.add("observed " + world.canary().title());
  }

  @Override
  public void asked(World world, Map<Question, Answer> answers, Duration took) {
    lines.add("asked " + answers.size());
  }

  @Override
  public void decided(World world, Decision.Act act) {
    lines.add("decided on " + world.answers().byQuestion().size() + " answers");
  }

  @Override
  public void applied(World world, Decision.Act act, WriteOutcome outcome) {
    lines.add("applied " + outcome.getClass().getSimpleName());
  }

  @Override
  public void persisted(World world, Decision.Act act) {
    lines.add("persisted " + act.next().phase());
  }

  @Override
  public void announced(Canary canary, List<Announcement> news) {
    news.forEach(one -> lines.add("announced " + one.message()));
  }

  @Override
  public void ended(Canary canary, Duration took) {
    lines.add("ended " + canary.title());
  }

  @Override
  public void gone(CanaryKey canary) {
    lines.add("gone " + canary);
  }
}
