package io.haldane.controller.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.kube.Grant;
import io.haldane.controller.kube.Person;
import io.haldane.controller.kube.Recognition;
import io.haldane.controller.web.login.Permissions.Deed;
import io.haldane.outbound.HostList;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginPartsTest {
  private static final FakeCluster CLUSTER = new FakeCluster();
  private final AtomicLong nanos = new AtomicLong();

  @BeforeAll
  static void start() throws Exception {
    CLUSTER.start();
  }

  @AfterAll
  static void stop() {
    CLUSTER.stop();
  }

  @BeforeEach
  void reset() {
    CLUSTER.reset();
  }

  private void later(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void a_session_is_readable_with_the_same_secret_alone_and_until_it_ends() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    SessionCookie one = SessionCookie.with(Optional.of("a long secret"));
    String sealed = one.seal("the token", now.plusSeconds(60));
    assertThat(SessionCookie.with(Optional.of("a long secret")).open(sealed, now))
        .hasValueSatisfying(session -> assertThat(session.token()).isEqualTo("the token"));
    assertThat(SessionCookie.with(Optional.of("another")).open(sealed, now)).isEmpty();
    assertThat(SessionCookie.with(Optional.empty()).open(sealed, now)).isEmpty();
    assertThat(one.open(sealed, now.plusSeconds(60))).isEmpty();
    assertThat(one.open("", now)).isEmpty();
    assertThat(one.open("AAAA", now)).isEmpty();
    assertThat(one.seal("t".repeat(SessionCookie.LONGEST_TOKEN), now).length()).isLessThan(4_000);
  }

  @Test
  void nothing_that_holds_a_token_shows_it() {
    Session session = new Session("s3cret", Instant.EPOCH, "1");
    assertThat(session + " " + new Credential.Cookie(session) + new Credential.Bearer("s3cret"))
        .doesNotContain("s3cret");
    assertThat(new SessionResource.Token("s3cret").toString()).doesNotContain("s3cret");
  }

  @Test
  void a_revoked_token_ends_within_a_minute() {
    TokenCheck check = new TokenCheck(CLUSTER::reviews, nanos::get);
    assertThat(check.check("alice-token")).isInstanceOf(Recognition.Recognised.class);
    CLUSTER.revoke("alice");
    assertThat(check.check("alice-token")).isInstanceOf(Recognition.Recognised.class);
    later(TokenCheck.VALID);
    assertThat(check.check("alice-token")).isInstanceOf(Recognition.Unrecognised.class);
  }

  @Test
  void an_api_server_that_fails_is_asked_again() {
    TokenCheck check = new TokenCheck(CLUSTER::reviews, nanos::get);
    CLUSTER.broken(true);
    assertThat(check.check("alice-token")).isInstanceOf(Recognition.Unavailable.class);
    CLUSTER.broken(false);
    assertThat(check.check("alice-token")).isInstanceOf(Recognition.Recognised.class);
  }

  @Test
  void a_permission_everywhere_is_asked_for_once() {
    Permissions permissions = new Permissions(CLUSTER::reviews, nanos::get);
    Viewer root = new Viewer.Known(Person.named("root", List.of()));
    assertThat(permissions.among(root, Deed.LIST, Set.of("a", "b", "c")))
        .isEqualTo(new Permissions.Scope.Of(Set.of("a", "b", "c")));
    assertThat(CLUSTER.requests()).hasSize(1);
    assertThat(permissions.of(root, Deed.LIST, "d")).isInstanceOf(Grant.Granted.class);
    assertThat(CLUSTER.requests()).hasSize(1);
    later(Permissions.GRANTED);
    assertThat(permissions.known(root, Deed.LIST, "d")).isEmpty();
  }

  @Test
  void permissions_that_cannot_be_checked_are_not_denied_and_not_granted() {
    Permissions permissions = new Permissions(CLUSTER::reviews, nanos::get);
    Viewer alice = new Viewer.Known(Person.named("alice", List.of()));
    CLUSTER.broken(true);
    assertThat(permissions.of(alice, Deed.GET, "shop")).isInstanceOf(Grant.Unavailable.class);
    assertThat(permissions.among(alice, Deed.LIST, Set.of("shop")))
        .isInstanceOf(Permissions.Scope.Unavailable.class);
    CLUSTER.broken(false);
    assertThat(permissions.of(alice, Deed.GET, "shop")).isInstanceOf(Grant.Granted.class);
    assertThat(permissions.of(alice, Deed.GET, "web")).isInstanceOf(Grant.Denied.class);
  }

  @Test
  void without_a_login_everyone_sees_and_nobody_orders() {
    Permissions permissions = new Permissions(Optional::empty, nanos::get);
    Viewer anyone = new Viewer.Anyone();
    assertThat(permissions.of(anyone, Deed.LIST, "shop")).isInstanceOf(Grant.Granted.class);
    assertThat(permissions.of(anyone, Deed.UPDATE, "shop")).isInstanceOf(Grant.Denied.class);
  }

  @Test
  void attempts_are_limited_for_one_address_and_in_all_and_again_free_after_a_while() {
    Attempts attempts = new Attempts(nanos::get);
    for (int i = 0; i < Attempts.PER_ADDRESS; i++) {
      assertThat(attempts.allow("a")).isTrue();
    }
    assertThat(attempts.allow("a")).isFalse();
    int others = 0;
    for (int i = 0; i < 2 * Attempts.IN_ALL; i++) {
      others += attempts.allow("b" + i) ? 1 : 0;
    }
    assertThat(others).isEqualTo(Attempts.IN_ALL - Attempts.PER_ADDRESS);
    later(Attempts.WINDOW);
    assertThat(attempts.allow("a")).isTrue();
  }

  @Test
  void the_memory_is_bounded() {
    BoundedMemory<Integer, String> memory = new BoundedMemory<>(3, nanos::get);
    for (int i = 0; i < 10; i++) {
      memory.keep(i, "x", Duration.ofSeconds(1));
    }
    assertThat(memory.size()).isEqualTo(3);
    assertThat(memory.find(9)).contains("x");
    later(Duration.ofSeconds(1));
    assertThat(memory.find(9)).isEmpty();
  }

  @Test
  void trusted_addresses_are_a_list_of_ranges() {
    HostList list = HostList.parse("10.0.0.0/8, 192.0.2.7");
    assertThat(list.lists(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
    assertThat(list.lists(InetAddress.ofLiteral("192.0.2.8"))).isFalse();
    assertThat(HostList.parse("").lists(InetAddress.ofLiteral("10.1.2.3"))).isFalse();
  }
}
