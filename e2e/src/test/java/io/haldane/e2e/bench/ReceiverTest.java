package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haldane.e2e.bench.Receiver.Alert;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
  private static final Alert ALERT = new Alert(new Member("shop", "cart"), "n1");

  private static int post(Receiver receiver, String key) throws Exception {
    String event =
        "{\"id\": \"haldane/uid/n1\", \"canary\": {\"name\": \"cart\", \"namespace\": \"shop\"}}";
    HttpRequest request =
        HttpRequest.newBuilder(receiver.address())
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(event))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void it_keeps_the_key_of_each_time_it_got_an_alert() throws Exception {
    try (Receiver receiver = Receiver.start()) {
      assertThat(receiver.keys(ALERT)).isEmpty();
      assertThat(post(receiver, "k")).isEqualTo(204);
      assertThat(post(receiver, "other")).isEqualTo(204);
      assertThat(receiver.keys(ALERT)).containsExactly("k haldane/uid/n1", "other haldane/uid/n1");
    }
  }

  @Test
  void it_hangs_up_while_it_is_down() throws Exception {
    try (Receiver receiver = Receiver.start()) {
      receiver.goDown();
      assertThatThrownBy(() -> post(receiver, "k")).isInstanceOf(IOException.class);
      assertThat(receiver.turnedAway()).isPositive();
      assertThat(receiver.keys(ALERT)).isEmpty();
      receiver.comeBack();
      assertThat(post(receiver, "k")).isEqualTo(204);
    }
  }
}
