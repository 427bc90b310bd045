package io.haldane.channels;

import io.haldane.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;

/** A server with a protocol of lines, for each client a thread that talks to it. */
public abstract class ScriptedServer implements AutoCloseable {
  /** One for all, because it takes a second to make. */
  public static final TestAuthority AUTHORITY = TestAuthority.make();

  private final ServerSocket listening;

  protected ScriptedServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes clients from now on; the last line of a constructor. */
  protected final void open() {
    Thread.ofVirtual().start(this::serve);
  }

  public final int port() {
    return listening.getLocalPort();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      talk(client);
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** All that is said to one client; the connection ends after it. */
  protected abstract void talk(Socket client) throws IOException;

  /** The same connection, from now on with TLS. */
  protected final Socket secured(Socket client) throws IOException {
    try {
      SSLSocket secured =
          (SSLSocket)
              AUTHORITY
                  .context()
                  .getSocketFactory()
                  .createSocket(client, "localhost", port(), true);
      secured.setUseClientMode(false);
      secured.startHandshake();
      return secured;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A line, or nothing if it is empty. */
  protected static void say(Socket client, String line) throws IOException {
    if (!line.isEmpty()) {
      client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      client.getOutputStream().flush();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
