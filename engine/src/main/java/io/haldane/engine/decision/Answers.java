package io.haldane.engine.decision;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answers of one tick; immutable. */
public record Answers(Map<Question, Answer> byQuestion) {
  public static final Answers NONE = new Answers(Map.of());

  public Answers {
    byQuestion = Map.copyOf(byQuestion);
  }

  public Answers plus(Map<Question, Answer> more) {
    return new Answers(
        Stream.concat(byQuestion.entrySet().stream(), more.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (old, now) -> now)));
  }

  public Optional<Answer> to(Question question) {
    return Optional.ofNullable(byQuestion.get(question));
  }
}
