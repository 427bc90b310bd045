package io.haldane.channels.nats;

import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.TcpConnection;
import io.haldane.outbound.Tls;
import io.nats.client.Options;
import io.nats.client.impl.SocketDataPort;
import java.io.IOException;
import java.util.Objects;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The library's connection, with two checks that it lacks: the name in the server's certificate,
 * and a limit of bytes. The library makes it, by the name of the class.
 */
public final class CheckedDataPort extends SocketDataPort {
  private static final int MOST_READ = 256 * 1024;

  private @Nullable Heard heard;
  private int read;

  @Override
  public void afterConstruct(Options options) {
    heard = (Heard) options.getErrorListener();
  }

  private Heard heard() {
    return Objects.requireNonNull(heard, "the library calls afterConstruct first");
  }

  @Override
  public void upgradeToSecure() throws IOException {
    NatsServer server = heard().server();
    try {
      SSLSocket secured = server.target().secure(socket, server.tls().orElse(Tls.SYSTEM));
      socket = secured;
      in = secured.getInputStream();
      out = secured.getOutputStream();
      isSecure = true;
    } catch (IOException e) {
      heard().add(TcpConnection.cause(e));
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = super.read(bytes, offset, length);
    read += Math.max(0, got);
    if (read > MOST_READ) {
      heard().add(new HttpReply.Failed(FailureCause.BODY_TOO_LARGE, ""));
      throw new IOException("the server sends too much");
    }
    return got;
  }
}
