package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BackendsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static CompletableFuture<HttpResponse<String>> ask(Backends backends, int backend) {
    URI address = backends.servers().get(backend).address();
    var request = HttpRequest.newBuilder(address.resolve("/api/v1/query?query=vector(1)")).build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  @Test
  void the_last_one_takes_a_query_and_answers_when_it_works_again() throws Exception {
    try (Backends backends = Backends.start()) {
      backends.hang();
      var hanging = ask(backends, Backends.COUNT - 1);
      for (int other = 0; other < Backends.COUNT - 1; other++) {
        assertThat(ask(backends, other).get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
      assertThat(hanging).isNotDone();
      backends.resume();
      assertThat(hanging.get(10, TimeUnit.SECONDS).body()).contains("\"1\"");
    }
  }

  @Test
  void members_are_dealt_out_in_turn() {
    List<Member> members = Member.fleet(0, 9);
    assertThat(Backends.askingOne(members, 0))
        .containsExactly(members.get(0), members.get(4), members.get(8));
    assertThat(Backends.askingTheLast(members)).containsExactly(members.get(3), members.get(7));
    assertThat(Backends.askingTheOthers(members)).hasSize(7).doesNotContain(members.get(3));
  }
}
