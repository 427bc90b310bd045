package io.haldane.controller.testing;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.notify.Notifier;
import io.haldane.controller.Controller;
import io.haldane.controller.Wiring;
import io.haldane.controller.kube.Clusters;
import io.haldane.controller.kube.Unreadable;
import io.haldane.controller.tick.NeedsOf;
import io.haldane.controller.tick.TickObserver;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.quartz.SchedulerException;

/** A whole controller with a scripted engine, on an API server in memory. */
public final class Running implements AutoCloseable {
  private final Controller controller;
  private final AtomicBoolean lost = new AtomicBoolean();

  /** What a test may choose. */
  public static final class Choices {
    private final Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "haldane.lease-duration", "3s",
                "haldane.lease-renew-deadline", "2s",
                "haldane.lease-retry-period", "200ms",
                "haldane.shutdown-grace", "2s"));
    private NeedsOf needs = (_, _, _) -> Set.of();
    private List<TickObserver> observers = List.of();
    private List<Notifier> notifiers = List.of();

    public Choices setting(String name, String value) {
      settings.put("haldane." + name, value);
      return this;
    }

    public Choices needs(NeedsOf value) {
      needs = value;
      return this;
    }

    public Choices observer(TickObserver value) {
      observers = List.of(value);
      return this;
    }

    public Choices notifier(Notifier value) {
      notifiers = List.of(value);
      return this;
    }
  }

  private Running(ApiServer api, Choices choices, Function<World, Decision> engine) {
    try {
      controller =
          Controller.of(
              new Controller.Surroundings(
                  Configs.of(choices.settings),
                  Clusters.single(api.connect()),
                  new Wiring(
                      List.of(new FakeRouter()),
                      List.of(),
                      choices.notifiers,
                      (_, _) -> new HookAnswer.Passed()),
                  choices.needs,
                  engine,
                  choices.observers,
                  () -> lost.set(true),
                  InstantSource.system()));
      controller.start();
    } catch (SchedulerException | Unreadable e) {
      throw new IllegalStateException(e);
    }
  }

  public static Running on(ApiServer api, Choices choices, Function<World, Decision> engine) {
    return new Running(api, choices, engine);
  }

  public Controller controller() {
    return controller;
  }

  public boolean leadershipLost() {
    return lost.get();
  }

  @Override
  public void close() {
    controller.stop();
  }
}
