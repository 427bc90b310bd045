package io.haldane.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection for a protocol other than HTTP: only where the rules of the installation allow it,
 * to the very address that was looked up, and never longer than the caller's deadline, at which it
 * is closed. Blocking; on a virtual thread an interrupt closes it, too. One thread uses it.
 */
public final class TcpConnection implements AutoCloseable {
  /** Bytes of a whole conversation: such servers answer with a line or two. */
  private static final int MOST_READ = 256 * 1024;

  private final Socket plain;
  private final String host;
  private final Deadline deadline;
  private final Thread guard;

  private TcpConnection(Socket plain, String host, Deadline deadline) {
    this.plain = plain;
    this.host = host;
    this.deadline = deadline;
    this.guard = Thread.ofVirtual().name("deadline").start(this::closeInTime);
  }

  /** What came of it. */
  public sealed interface Opened {
    record Open(TcpConnection connection) implements Opened {}

    record Failed(HttpReply.Failed why) implements Opened {}
  }

  /**
   * Connects.
   *
   * @param timeout for everything, from the look-up to the last byte of the conversation
   */
  public static Opened open(TcpTarget target, Duration timeout) throws InterruptedException {
    Deadline deadline = Deadline.in(timeout);
    return switch (target.find(deadline.left())) {
      case TcpTarget.Place.Missing(HttpReply.Failed why) -> new Opened.Failed(reported(why));
      case TcpTarget.Place.Found(InetAddress address) -> {
        Socket socket = new LimitedSocket(MOST_READ);
        try {
          int millis = (int) Math.max(1, deadline.left().toMillis());
          socket.connect(new InetSocketAddress(address, target.port()), millis);
          socket.setTcpNoDelay(true);
          yield new Opened.Open(new TcpConnection(socket, address.getHostName(), deadline));
        } catch (IOException e) {
          closeQuietly(socket);
          yield new Opened.Failed(reported(cause(e, deadline)));
        }
      }
    };
  }

  /** As it was opened. Its address carries the name of the host. */
  public Socket socket() {
    return plain;
  }

  /** Name or literal address, without brackets. */
  public String host() {
    return host;
  }

  /** What is left until the deadline; not negative. */
  public Duration left() {
    return deadline.left();
  }

  /** TLS over the connection, after the server has proven its name. */
  public SSLSocket secured(Tls tls) throws IOException {
    SSLSocket secured = (SSLSocket) factory(tls).createSocket(plain, host, plain.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /** Makes TLS sockets for a library that starts TLS by itself. */
  public static SSLSocketFactory factory(Tls tls) {
    return tls.context()
        .map(SSLContext::getSocketFactory)
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** Why the conversation broke; circuits hear of it. */
  public HttpReply.Failed failure(Throwable thrown) {
    return reported(cause(thrown, deadline));
  }

  private static HttpReply.Failed cause(Throwable thrown, Deadline deadline) {
    if (deadline.left().isZero()) {
      return new HttpReply.Failed(FailureCause.TIMEOUT);
    }
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .filter(IOException.class::isInstance)
        .findFirst()
        .map(Failures::of)
        .orElseGet(() -> new HttpReply.Failed(FailureCause.CONNECTION_LOST));
  }

  private static HttpReply.Failed reported(HttpReply.Failed failed) {
    ReplyListener.report(failed);
    return failed;
  }

  private void closeInTime() {
    try {
      Thread.sleep(deadline.left());
      closeQuietly(plain);
    } catch (InterruptedException e) {
      // It was closed before.
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing left to do with it.
    }
  }

  @Override
  public void close() {
    guard.interrupt();
    closeQuietly(plain);
  }

  /** Names nothing: an address may be a secret. */
  @Override
  public String toString() {
    return "connection";
  }
}
