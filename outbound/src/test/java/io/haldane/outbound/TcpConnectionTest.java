package io.haldane.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.outbound.TcpConnection.Opened;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections keep the rules for hosts, the deadline and the limit. */
final class TcpConnectionTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Opened open(String host, boolean trusted) throws InterruptedException {
    return TcpConnection.open(new TcpTarget(host, server.getLocalPort(), trusted), SOON);
  }

  private TcpConnection connected(Duration timeout) throws InterruptedException {
    TcpTarget target = new TcpTarget("localhost", server.getLocalPort(), false);
    return switch (TcpConnection.open(target, timeout)) {
      case Opened.Open(TcpConnection connection) -> connection;
      case Opened.Failed failed -> throw new AssertionError(failed);
    };
  }

  private static HttpReply.Failed failure(Opened opened) {
    return switch (opened) {
      case Opened.Open _ -> throw new AssertionError("open");
      case Opened.Failed(HttpReply.Failed why) -> why;
    };
  }

  private static IOException reading(TcpConnection connection) {
    try {
      connection.socket().getInputStream().readAllBytes();
      throw new AssertionError("read to the end");
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void the_address_keeps_the_name_and_a_literal_one_is_not_looked_up() throws Exception {
    for (String host : List.of("localhost", "127.0.0.1")) {
      assertThat(open(host, false))
          .isInstanceOfSatisfying(
              Opened.Open.class,
              open -> {
                assertThat(open.connection().host()).isEqualTo(host);
                assertThat(open.connection().socket().getInetAddress().getHostName())
                    .isEqualTo(host);
                open.connection().close();
              });
    }
  }

  @Test
  void a_host_that_is_denied_is_not_called_unless_the_installation_names_it() throws Exception {
    HostRules before = HostRules.installed();
    HostRules.install(new HostRules(before.allow(), HostList.parse("loopback"), Set.of()));
    try {
      assertThat(failure(open("localhost", false)).cause()).isEqualTo(FailureCause.HOST_DENIED);
      assertThat(open("localhost", true)).isInstanceOf(Opened.Open.class);
    } finally {
      HostRules.install(before);
    }
  }

  @Test
  void a_name_that_dns_does_not_know_and_a_port_that_is_closed_are_told_apart() throws Exception {
    List<HttpReply> heard = new ArrayList<>();
    server.close();
    ReplyListener.listen(
        heard::add,
        () -> {
          assertThat(failure(open("nobody.invalid", false)).cause())
              .isEqualTo(FailureCause.UNKNOWN_HOST);
          assertThat(failure(open("localhost", false)).cause())
              .isEqualTo(FailureCause.CONNECTION_REFUSED);
          return "";
        });
    assertThat(heard).as("circuits hear of it").hasSize(2);
  }

  @Test
  void the_deadline_ends_a_wait_for_a_server_that_says_nothing() throws Exception {
    try (TcpConnection connection = connected(Duration.ofMillis(200))) {
      assertThat(connection.failure(reading(connection)).cause()).isEqualTo(FailureCause.TIMEOUT);
    }
  }

  @Test
  void a_server_that_never_ends_is_left() throws Exception {
    try (TcpConnection connection = connected(SOON);
        Socket other = server.accept()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              while (true) {
                other.getOutputStream().write(new byte[100_000]);
              }
            } catch (IOException e) {
              // It was left.
            }
          });
      assertThat(connection.failure(reading(connection)).cause())
          .isEqualTo(FailureCause.BODY_TOO_LARGE);
    }
  }
}
