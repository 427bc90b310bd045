package io.haldane.engine.recognition;

import java.util.List;

/** What was found for a canary with the provider {@code auto}. */
public sealed interface ProviderChoice {
  /**
   * One provider, and no other.
   *
   * @param why what it was recognised by, as the end of a sentence
   */
  record Chosen(String provider, String why) implements ProviderChoice {}

  /**
   * Several: nobody but the user knows which.
   *
   * @param candidates each with what it was recognised by
   */
  record Ambiguous(List<String> candidates) implements ProviderChoice {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /** None. */
  record NotFound(String why) implements ProviderChoice {}

  /** The cluster could not be read, so that there may be one. */
  record NotKnown(String why) implements ProviderChoice {}
}
