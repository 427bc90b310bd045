package io.haldane.sandbox.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How new versions meet users; each has a Canary of its own among the resources. */
enum Strategy {
  CANARY("10 20 30 40 50", "a growing share of all requests goes to the new version, step by step"),
  AB(
      "1 2 3 4 5",
      "requests with the header \"x-tester: yes\" or the cookie \"tester=yes\" go to the new"
          + " version, others never do; the checks run 5 times"),
  BLUE_GREEN(
      "1 2 3 4 5 switch",
      "the checks run 5 times on requests that a hook sends, without users; then all users are"
          + " switched at once"),
  MIRROR(
      "copies 20 40 60",
      "the new version first gets copies of all requests, and its answers are dropped;"
          + " then it gets a growing share");

  static final String SWITCH = "switch";
  static final String COPIES = "copies";

  private final String steps;
  private final String story;

  Strategy(String steps, String story) {
    this.steps = steps;
    this.story = story;
  }

  static Optional<Strategy> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** All words, for people: {@code canary, ab, blue-green, mirror}. */
  static String words() {
    return Arrays.stream(values()).map(Strategy::word).collect(Collectors.joining(", "));
  }

  /** {@code blue-green}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return switch (this) {
      case CANARY -> "Canary";
      case AB -> "A/B test";
      case BLUE_GREEN -> "Blue/green";
      case MIRROR -> "Mirror, then canary";
    };
  }

  /** What it does, after a colon. */
  String story() {
    return story;
  }

  /** The steps that a good version goes through, in the words of {@link #step}. */
  List<String> steps() {
    return List.of(steps.split(" "));
  }

  int rounds() {
    return switch (this) {
      case AB, BLUE_GREEN -> 5;
      case CANARY, MIRROR -> 0;
    };
  }

  List<Crowd> crowds() {
    return switch (this) {
      case CANARY, BLUE_GREEN, MIRROR -> List.of(Crowd.USERS);
      case AB ->
          List.of(
              new Crowd("testers by header", 25, Map.of("x-tester", "yes"), true),
              new Crowd("testers by cookie", 15, Map.of("cookie", "theme=dark; tester=yes"), true),
              new Crowd("others", 60, Map.of("cookie", "theme=dark"), false));
    };
  }

  /** Whether at that step no request of a user may be answered by the canary. */
  boolean keepsAside(String step) {
    return switch (this) {
      case CANARY, AB -> false;
      case BLUE_GREEN -> !step.equals(SWITCH);
      case MIRROR -> step.equals(COPIES);
    };
  }

  /** Whether a run of that strategy that has come so far was kept from users all the time. */
  boolean quiet(List<String> seen) {
    return keepsAside(steps().getFirst()) && seen.stream().allMatch(this::keepsAside);
  }
}
