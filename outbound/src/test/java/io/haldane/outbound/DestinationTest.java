package io.haldane.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationTest {
  private static Destination of(String url, Destination.Lookup lookup) {
    return Destination.of(URI.create(url), false, HostRules.DEFAULT, lookup);
  }

  private static List<InetAddress> address(String literal) throws UnknownHostException {
    return List.of(InetAddress.getByName(literal));
  }

  @Test
  void a_name_that_answers_differently_the_second_time_is_called_at_its_first_answer() {
    Deque<String> answers = new ArrayDeque<>(List.of("192.0.2.7", "169.254.169.254"));
    Destination destination = of("http://rebinding.example/x", _ -> address(answers.remove()));
    assertThat(destination)
        .isInstanceOfSatisfying(
            Destination.Pinned.class,
            pinned -> {
              HttpRequest request =
                  HttpRequest.newBuilder(URI.create("http://rebinding.example:81/x?y=%20")).build();
              HttpRequest sent = Pin.to(pinned.address(), request);
              assertThat(sent.uri()).hasToString("http://192.0.2.7:81/x?y=%20");
              assertThat(sent.headers().firstValue("Host")).contains("rebinding.example:81");
            });
    assertThat(answers).hasSize(1);
  }

  @Test
  void a_name_that_leads_to_a_denied_address_is_refused() {
    assertThat(of("http://innocent.example/", _ -> address("169.254.169.254")))
        .isInstanceOf(Destination.Refused.class);
  }

  @Test
  void literal_addresses_in_all_spellings_are_refused() {
    for (String url :
        List.of(
            "http://169.254.169.254/latest",
            "http://[::ffff:169.254.169.254]/",
            "http://[fe80::1]/",
            "http://2852039166/",
            "http://0.0.0.0/")) {
      assertThat(of(url, Destination.Lookup::system))
          .as(url)
          .isInstanceOf(Destination.Refused.class);
    }
  }

  @Test
  void an_address_of_the_installations_own_is_not_looked_at() {
    Destination own =
        Destination.of(
            URI.create("http://169.254.1.1/"),
            true,
            HostRules.DEFAULT,
            _ -> {
              throw new AssertionError("looked up");
            });
    assertThat(own).isEqualTo(new Destination.AsWritten());
  }

  @Test
  void a_name_that_nobody_knows_is_unknown_and_a_denied_one_is_refused_all_the_same() {
    Destination.Lookup nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(of("http://nobody.example/", nobody)).isEqualTo(new Destination.Unknown());
    assertThat(of("http://metadata.google.internal/", nobody))
        .isInstanceOf(Destination.Refused.class);
  }
}
