package io.haldane.channels.kafka;

import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.TcpConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.network.ChannelState;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.utils.Time;

/**
 * Requests and answers, one after the other, on the thread of the caller and until its deadline. An
 * interrupt ends it.
 */
final class Wire implements AutoCloseable {
  private final Endings endings;
  private final CheckedHosts hosts;
  private final Network network;
  private final long end;

  Wire(Brokers brokers, Endings endings) {
    this.endings = endings;
    this.end = System.nanoTime() + endings.timeout().toNanos();
    this.hosts = new CheckedHosts(brokers.trusted(), this::left);
    this.network = Network.of(brokers, hosts, endings.timeout());
  }

  /** Until the deadline; not negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** The first of these that can be connected to; the others share the time that is left. */
  Node any(List<Node> nodes) throws Ended, InterruptedException {
    for (int at = 0; at < nodes.size() - 1; at++) {
      try {
        return connect(nodes.get(at), left().dividedBy(nodes.size() - at));
      } catch (Ended e) {
        // The next one may be up; the last one says what is wrong.
      }
    }
    return connect(nodes.getLast(), left());
  }

  Node connect(Node node) throws Ended, InterruptedException {
    return connect(node, left());
  }

  private Node connect(Node node, Duration limit) throws Ended, InterruptedException {
    long last = System.nanoTime() + limit.toNanos();
    try {
      network.client().ready(node, Time.SYSTEM.milliseconds());
    } catch (IllegalArgumentException e) {
      throw endings.unreadable();
    }
    awaitReady(node, last);
    return node;
  }

  /** Also as long as the broker asks clients to be quiet. */
  private void awaitReady(Node node, long last) throws Ended, InterruptedException {
    while (!network.client().isReady(node, Time.SYSTEM.milliseconds())) {
      if (network.client().connectionFailed(node)) {
        throw lost(node);
      }
      poll(Math.min(last, end));
    }
  }

  <T extends AbstractResponse> T ask(Node node, AbstractRequest.Builder<?> request, Class<T> answer)
      throws Ended, InterruptedException {
    awaitReady(node, end);
    long now = Time.SYSTEM.milliseconds();
    int millis = (int) Math.max(1, left().toMillis());
    ClientRequest sent =
        network.client().newClientRequest(node.idString(), request, now, true, millis, null);
    network.client().send(sent, now);
    List<ClientResponse> got = poll(end);
    while (got.isEmpty()) {
      got = poll(end);
    }
    return body(node, got.getFirst(), answer);
  }

  private <T extends AbstractResponse> T body(Node node, ClientResponse got, Class<T> answer)
      throws Ended {
    if (got.versionMismatch() != null) {
      throw endings.forGood("has brokers that are too old for this client; use Kafka 2.1 or newer");
    }
    if (got.wasTimedOut()) {
      throw endings.unreached(FailureCause.TIMEOUT);
    }
    if (got.wasDisconnected() || !got.hasResponse()) {
      throw lost(node);
    }
    return answer.cast(got.responseBody());
  }

  private List<ClientResponse> poll(long last) throws Ended, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long millis = (last - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw endings.unreached(FailureCause.TIMEOUT);
    }
    try {
      return network.client().poll(millis, Time.SYSTEM.milliseconds());
    } catch (RuntimeException e) {
      // Whatever a parser throws at bytes that are no answer.
      throw endings.unreadable();
    }
  }

  /** Waits, and keeps an eye on the connections. */
  void pause(Duration pause) throws Ended, InterruptedException {
    long last = Math.min(end, System.nanoTime() + pause.toNanos());
    while (last - System.nanoTime() > 1_000_000) {
      poll(last);
    }
  }

  private Ended lost(Node node) {
    Optional<HttpReply.Failed> notFound = hosts.failure();
    if (notFound.isPresent()) {
      return endings.unreached(notFound.get());
    }
    AuthenticationException unproven = network.client().authenticationException(node);
    if (unproven != null) {
      return endings.unreached(TcpConnection.cause(unproven));
    }
    ChannelState state = network.selector().disconnected().get(node.idString());
    return state != null && state.state() == ChannelState.State.NOT_CONNECTED
        ? endings.unreached(FailureCause.CONNECTION_REFUSED)
        : endings.hungUp();
  }

  /** Ends it when the broker reports an error. */
  void check(Errors error) throws Ended {
    if (error != Errors.NONE) {
      throw endings.refused(error, null);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
