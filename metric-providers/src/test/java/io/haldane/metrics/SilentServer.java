package io.haldane.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes one request and never answers. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket socket;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private SilentServer(ServerSocket socket) {
    this.socket = socket;
  }

  static SilentServer start() throws IOException {
    SilentServer server =
        new SilentServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(server::listen);
    return server;
  }

  private void listen() {
    try (Socket client = socket.accept()) {
      if (client.getInputStream().read() >= 0) {
        asked.countDown();
      }
      closed.await();
    } catch (IOException | InterruptedException _) {
      // The test is over.
    }
  }

  String address() {
    return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  boolean wasAsked() throws InterruptedException {
    return asked.await(1, TimeUnit.MINUTES);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
