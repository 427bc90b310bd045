package io.haldane.webhooks.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * A server that begins an answer and never ends it: it says the start, then the refrain until the
 * client leaves; with an empty refrain it falls silent.
 */
public final class StuckServer implements AutoCloseable {
  private final ServerSocket listener;
  private final CountDownLatch called = new CountDownLatch(1);

  public StuckServer(String start, String refrain) {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(() -> accept(start, refrain));
  }

  public String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/hook";
  }

  /** Returns once somebody has called. */
  public void awaitCall() throws InterruptedException {
    called.await();
  }

  private void accept(String start, String refrain) {
    try {
      while (true) {
        Socket caller = listener.accept();
        Thread.startVirtualThread(() -> speak(caller, start, refrain));
      }
    } catch (IOException e) {
      // The server was closed.
    }
  }

  private void speak(Socket caller, String start, String refrain) {
    try (caller;
        InputStream in = caller.getInputStream();
        OutputStream out = caller.getOutputStream()) {
      in.read();
      called.countDown();
      out.write(start.getBytes(StandardCharsets.UTF_8));
      out.flush();
      while (!refrain.isEmpty()) {
        out.write(refrain.getBytes(StandardCharsets.UTF_8));
      }
      while (in.read() >= 0) {
        // Silent until the client leaves.
      }
    } catch (IOException e) {
      // The client left.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
