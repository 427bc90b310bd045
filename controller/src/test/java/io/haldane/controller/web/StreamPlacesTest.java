package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {
  private final StreamPlaces places = new StreamPlaces();

  @Test
  void one_address_never_takes_all_places() {
    for (int i = 0; i < StreamPlaces.PER_PEER; i++) {
      assertThat(places.enter("10.0.0.1", Optional.empty())).isTrue();
    }
    assertThat(places.enter("10.0.0.1", Optional.empty())).isFalse();
    assertThat(places.enter("10.0.0.2", Optional.empty())).isTrue();
  }

  @Test
  void many_addresses_take_no_more_than_there_are() {
    int entered = 0;
    for (int peer = 0; peer < 2 * StreamPlaces.IN_ALL; peer++) {
      entered += places.enter("10.0.1." + peer, Optional.empty()) ? 1 : 0;
    }
    assertThat(entered).isEqualTo(StreamPlaces.IN_ALL);
  }

  @Test
  void who_leaves_makes_room() {
    for (int i = 0; i < 3 * StreamPlaces.IN_ALL; i++) {
      assertThat(places.enter("10.0.0.1", Optional.empty())).isTrue();
      places.leave("10.0.0.1", Optional.empty());
    }
    assertThat(places.taken()).isZero();
  }
}
