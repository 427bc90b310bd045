package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void every_crowd_of_an_ab_test_has_its_line() {
    List<Crowd> crowds = Strategy.AB.crowds();
    Map<Crowd, Served> served = new LinkedHashMap<>();
    served.put(crowds.get(0), new Served(100, 90, 2));
    served.put(crowds.get(1), new Served(60, 50, 1));
    served.put(crowds.get(2), new Served(240, 0, 0));
    Measured measured = new Measured(Optional.empty(), new Census(served, 140));

    assertThat(Figures.lines(Strategy.AB, measured))
        .containsExactly(
            "testers by header: the canary answered 90 of 100 requests, 2 failed",
            "testers by cookie: the canary answered 50 of 60 requests, 1 failed",
            "others: the canary answered 0 of 240 requests, 0 failed");
    assertThat(Figures.met(Strategy.AB, measured)).isEqualTo("140 of 160 testers");
  }

  @Test
  void blue_green_tells_users_before_the_switch_from_users_after_it() {
    Measured measured =
        new Measured(
            Optional.of(users(new Served(500, 0, 0), 200)), users(new Served(700, 150, 0), 400));
    assertThat(Figures.lines(Strategy.BLUE_GREEN, measured))
        .containsExactly(
            "hook: the canary answered 250 requests",
            "users before the switch: the canary answered 0 of 500 requests, 0 failed",
            "users afterwards: the canary answered 150 of 200 requests, 0 failed");
  }

  @Test
  void what_is_stopped_while_it_is_copied_has_no_afterwards() {
    Census whole = users(new Served(700, 0, 0), 650);
    assertThat(Figures.lines(Strategy.MIRROR, new Measured(Optional.of(whole), whole)))
        .containsExactly(
            "copies: the canary answered 650, without users",
            "users: the canary answered 0 of 700 requests, 0 failed");
  }

  private static Census users(Served served, long canary) {
    return new Census(Map.of(Crowd.USERS, served), canary);
  }
}
