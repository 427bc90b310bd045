package io.haldane.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Sends a request to one address of its host. The JDK's client looks names up by itself, so the
 * address takes the name's place in the URL and the name travels in the header {@code Host}, which
 * the client lets pass when it is told so before its first use.
 */
public final class Pin {
  private static final String ALLOWED = "jdk.httpclient.allowRestrictedHeaders";

  private Pin() {}

  /** To be called before this process makes its first HTTP client. */
  public static void prepare() {
    String given = System.getProperty(ALLOWED, "");
    if (!given.contains("host")) {
      System.setProperty(ALLOWED, given.isEmpty() ? "host" : given + ",host");
    }
  }

  /**
   * The same request to that address.
   *
   * @throws IllegalArgumentException when {@link #prepare} was not called in time
   */
  public static HttpRequest to(InetAddress address, HttpRequest request) {
    return HttpRequest.newBuilder(request, (_, _) -> true)
        .uri(at(address, request.uri()))
        .setHeader("Host", authority(request.uri()))
        .build();
  }

  private static URI at(InetAddress address, URI uri) {
    String plain = address.getHostAddress().replaceFirst("%.*", "");
    String host = address instanceof Inet6Address ? "[" + plain + "]" : plain;
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(uri.getScheme() + "://" + host + port(uri) + path + query);
  }

  private static String authority(URI uri) {
    return uri.getHost() + port(uri);
  }

  private static String port(URI uri) {
    return uri.getPort() < 0 ? "" : ":" + uri.getPort();
  }
}
