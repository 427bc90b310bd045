package io.haldane.engine;

import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Runs the engine until it acts, and answers its questions on the way. */
public final class Rounds {
  /** Rounds of questions that one decision may need; see {@link Decision.Ask}. */
  public static final int MOST = 5;

  /** What the engine does, and the world that it decided on: the one given, with all answers. */
  public record Decided(World world, Decision.Act act) {}

  /** The engine asked again and again: a bug. */
  public static final class Undecided extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private Undecided() {
      super("undecided after " + MOST + " rounds of answers");
    }
  }

  private Rounds() {}

  /** Answers all questions of one round. */
  @FunctionalInterface
  public interface Answerer<E extends Exception> {
    Map<Question, Answer> of(World world, Set<Question> questions) throws E;
  }

  /**
   * Decides, answers each question, and decides again.
   *
   * @throws Undecided when the engine asks in more rounds than it may
   */
  public static Decided decide(World world, Function<Question, Answer> answer) {
    return decide(
        world,
        Engine::decide,
        (_, questions) -> {
          Map<Question, Answer> answers = new HashMap<>();
          questions.forEach(question -> answers.put(question, answer.apply(question)));
          return answers;
        });
  }

  /**
   * As above, with all answers of a round at once.
   *
   * @param engine that decides
   * @throws Undecided when the engine asks in more rounds than it may
   * @throws E when questions could not be answered
   */
  public static <E extends Exception> Decided decide(
      World world, Function<World, Decision> engine, Answerer<E> answers) throws E {
    World known = world;
    for (int round = 0; round <= MOST; round++) {
      switch (engine.apply(known)) {
        case Decision.Act act -> {
          return new Decided(known, act);
        }
        case Decision.Ask(Set<Question> questions) ->
            known = known.with(known.answers().plus(answers.of(known, questions)));
      }
    }
    throw new Undecided();
  }
}
