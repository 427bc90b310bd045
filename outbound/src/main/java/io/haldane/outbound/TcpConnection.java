package io.haldane.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
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

  private static final int DEEPEST = 20;

  private final Socket plain;
  private final TcpTarget target;
  private final Deadline deadline;
  private final Thread guard;

  private TcpConnection(Socket plain, TcpTarget target, Deadline deadline) {
    this.plain = plain;
    this.target = target;
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
          yield new Opened.Open(new TcpConnection(socket, target, deadline));
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
    return target.name();
  }

  /** What is left until the deadline; not negative. */
  public Duration left() {
    return deadline.left();
  }

  /** TLS over the connection, after the server has proven its name. */
  public SSLSocket secured(Tls tls) throws IOException {
    return target.secure(plain, tls);
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
    return deadline.left().isZero() ? new HttpReply.Failed(FailureCause.TIMEOUT) : cause(thrown);
  }

  /** Why a conversation broke, from what a library throws. */
  public static HttpReply.Failed cause(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
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
