package io.haldane.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between two sides of TCP connections. From one moment on it swallows what the server says
 * on the connections that there are, and leaves them open; new ones work.
 */
final class Swallower implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final AtomicLong generation = new AtomicLong();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Swallower(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** Connections of now hear nothing any more. */
  void swallow() {
    generation.incrementAndGet();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        long born = generation.get();
        Thread.ofVirtual().start(() -> pump(client, server, Long.MAX_VALUE));
        Thread.ofVirtual().start(() -> pump(server, client, born));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void pump(Socket from, Socket to, long until) {
    byte[] buffer = new byte[8192];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      int read = in.read(buffer);
      while (read >= 0) {
        if (generation.get() <= until) {
          out.write(buffer, 0, read);
          out.flush();
        }
        read = in.read(buffer);
      }
    } catch (IOException gone) {
      // One side went; the other goes with it.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
