package io.haldane.channels.nats;

import static org.awaitility.Awaitility.await;

import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real nats-server on the loopback interface, where it is on the PATH. */
record RealNats(LocalProcess process, int port) implements AutoCloseable {
  /**
   * @param configuration without the address to listen at
   */
  static RealNats start(Path directory, String configuration) throws IOException {
    RealServers.need("NATS", "nats-server");
    int port = Ports.unused();
    Files.writeString(
        directory.resolve("nats.conf"), "listen: \"127.0.0.1:" + port + "\"\n" + configuration);
    LocalProcess process =
        LocalProcess.start(directory, Map.of(), List.of("nats-server", "-c", "nats.conf"));
    await().until(() -> listens(port));
    return new RealNats(process, port);
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String address() {
    return "nats://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
