package io.haldane.load.plan;

import com.google.protobuf.ByteString;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the requests of a load are. */
public sealed interface Target {
  /** Without what may be a secret: query, user, headers, body. */
  String description();

  /** The host that connections go to. */
  String host();

  /**
   * @param url absolute, http or https
   * @param authority the Host header; empty for that of the URL
   * @param http2 whether HTTP/2 is spoken where the server speaks it
   */
  record Http(
      String method,
      URI url,
      Optional<String> authority,
      List<Header> headers,
      ByteString body,
      boolean http2,
      boolean keepAlive,
      boolean followRedirects)
      implements Target {
    @Override
    public String description() {
      String path = url.getRawPath() == null ? "" : url.getRawPath();
      return method + " " + url.getScheme() + "://" + hostAndPort() + path;
    }

    private String hostAndPort() {
      return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** An address of IPv6 without the brackets that it has in a URL. */
    @Override
    public String host() {
      return url.getHost().replaceAll("[\\[\\]]", "");
    }

    public boolean tls() {
      return url.getScheme().equals("https");
    }

    public int port() {
      int standard = tls() ? 443 : 80;
      return url.getPort() < 0 ? standard : url.getPort();
    }
  }

  /**
   * A unary call.
   *
   * @param verify whether the certificate of the server is checked
   * @param service full name, such as grpc.health.v1.Health
   * @param json the message; {@code {}} for an empty one
   */
  record Grpc(
      String host,
      int port,
      boolean tls,
      boolean verify,
      Optional<String> authority,
      String service,
      String method,
      List<Header> metadata,
      String json)
      implements Target {
    public static final String HEALTH = "grpc.health.v1.Health";

    @Override
    public String description() {
      return "gRPC " + service + "/" + method + " at " + host + ":" + port;
    }

    @Override
    public String toString() {
      return description();
    }
  }
}
