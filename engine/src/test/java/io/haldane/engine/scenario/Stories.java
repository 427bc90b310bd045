package io.haldane.engine.scenario;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every story of the engine, also for who wants to listen while they are told. */
public final class Stories {
  static final List<List<Story>> BOOKS =
      List.of(
          ContractStories.ALL,
          AvailableSinceStories.ALL,
          RunStories.ALL,
          GateStories.ALL,
          ConfigStories.ALL,
          ProblemStories.ALL,
          ProviderStories.ALL,
          UnreadableStories.ALL,
          LifeStories.ALL,
          TargetStories.ALL,
          DaemonSetStories.ALL,
          ServiceStories.ALL,
          SelectorStories.ALL,
          PortStories.ALL,
          KnativeStories.ALL,
          ScalerStories.ALL,
          CommandStories.ALL,
          GuardStories.ALL,
          PrimaryFailoverStories.ALL,
          TurnStories.ALL,
          MetricStories.ALL,
          MissingDataStories.ALL,
          CallStories.ALL,
          ProtectedHookStories.ALL,
          AlertStories.ALL,
          FailureStories.ALL,
          ReadinessHistoryStories.ALL,
          OnceToldStories.ALL,
          DeletionStories.ALL,
          PromotionStories.ALL,
          TrafficStories.ALL,
          RunSignalStories.ALL,
          GitOpsStories.ALL,
          MessageStories.ALL);

  private Stories() {}

  /** A story to be told once, without any death. */
  public record Telling(String sentence, Runnable told) {}

  /**
   * @param listener a new one for each story
   */
  public static Stream<Telling> with(Supplier<? extends Listener> listener) {
    return BOOKS.stream()
        .flatMap(List::stream)
        .map(story ->
            new Telling(story.sentence(), () -> Scenario.tell(story.telling(), listener.get())));
  }
}
