package io.haldane.controller.tick;

import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookRequest;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Several observers as one. What one of them throws reaches neither the others nor the tick. */
public record TickObservers(List<TickObserver> all) implements TickObserver {
  private static final Logger LOG = Logger.getLogger(TickObservers.class);

  /** For a controller that nobody observes. */
  public static final TickObservers NONE = new TickObservers(List.of());

  public TickObservers {
    all = List.copyOf(all);
  }

  @Override
  public void due(CanaryKey canary, Duration late) {
    each(observer -> observer.due(canary, late));
  }

  @Override
  public void observed(World world) {
    each(observer -> observer.observed(world));
  }

  @Override
  public void asked(World world, Map<Question, Answer> answers, Duration took) {
    each(observer -> observer.asked(world, answers, took));
  }

  @Override
  public void answered(String providerType, Duration took) {
    each(observer -> observer.answered(providerType, took));
  }

  /** Of the one that follows calls: there is one header that a call can carry. */
  @Override
  public CallTrail trail(CanaryKey canary) {
    AtomicReference<CallTrail> trail = new AtomicReference<>(CallTrail.NONE);
    each(observer -> trail.compareAndSet(CallTrail.NONE, observer.trail(canary)));
    return trail.get();
  }

  @Override
  public CallTrail.Followed event(HookRequest request) {
    AtomicReference<CallTrail.Followed> call = new AtomicReference<>(CallTrail.Followed.NOT);
    each(observer -> call.compareAndSet(CallTrail.Followed.NOT, observer.event(request)));
    return call.get();
  }

  @Override
  public void wrote(CanaryKey canary, ObjectRef object, Duration took, WriteOutcome outcome) {
    each(observer -> observer.wrote(canary, object, took, outcome));
  }

  @Override
  public void decided(World world, Decision.Act act) {
    each(observer -> observer.decided(world, act));
  }

  @Override
  public void applied(World world, Decision.Act act, WriteOutcome outcome) {
    each(observer -> observer.applied(world, act, outcome));
  }

  @Override
  public void persisted(World world, Decision.Act act) {
    each(observer -> observer.persisted(world, act));
  }

  @Override
  public void announced(Canary canary, List<Announcement> news) {
    each(observer -> observer.announced(canary, news));
  }

  @Override
  public void ended(Canary canary, Duration took) {
    each(observer -> observer.ended(canary, took));
  }

  @Override
  public void seen(Canary canary) {
    each(observer -> observer.seen(canary));
  }

  @Override
  public void gone(CanaryKey canary) {
    each(observer -> observer.gone(canary));
  }

  /** Those whose {@link TickObserver#onlyOwned()} is this. */
  public TickObservers where(boolean onlyOwned) {
    return new TickObservers(
        all.stream().filter(observer -> observer.onlyOwned() == onlyOwned).toList());
  }

  private void each(Consumer<TickObserver> call) {
    for (TickObserver observer : all) {
      try {
        call.accept(observer);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.errorf(e, "%s failed to observe a tick", observer.getClass().getName());
      }
    }
  }
}
