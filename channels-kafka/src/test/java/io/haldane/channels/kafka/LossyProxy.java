package io.haldane.channels.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a broker, and may keep its answers to writes and hang up. */
final class LossyProxy {
  private static final short PRODUCE = 0;

  private final ServerSocket listening;
  private final int broker;
  private final AtomicInteger losses = new AtomicInteger();

  LossyProxy(int broker) throws IOException {
    this.broker = broker;
    listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The next answers to writes are lost. */
  void lose(int answers) {
    losses.set(answers);
  }

  private void serve() {
    while (true) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> pass(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** One request at a time, as our client does. */
  private void pass(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getByName("localhost"), broker)) {
      while (true) {
        byte[] request = frame(client);
        forward(request, server);
        byte[] answer = frame(server);
        boolean isWrite = ByteBuffer.wrap(request).getShort() == PRODUCE;
        if (isWrite && losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          return;
        }
        forward(answer, client);
      }
    } catch (IOException e) {
      // One of them has gone.
    }
  }

  private static byte[] frame(Socket from) throws IOException {
    DataInputStream in = new DataInputStream(from.getInputStream());
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static void forward(byte[] bytes, Socket to) throws IOException {
    DataOutputStream out = new DataOutputStream(to.getOutputStream());
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }
}
