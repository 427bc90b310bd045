package io.haldane.channels.tcp;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Secrets;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.TcpTarget;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The address of a channel: a scheme, a host and a port.
 *
 * @param scheme in lower case
 * @param port negative when the address names none
 */
public record ServerAddress(String scheme, String host, int port, boolean trusted) {
  /** Servers of one cluster; more are not needed to find the others. */
  private static final int MOST = 20;

  /**
   * Reads it.
   *
   * @param schemes those that are allowed, with their usual ports
   */
  public static ServerAddress of(Channel channel, Map<String, Integer> schemes) throws Unusable {
    check(channel);
    return of(channel, channel.address(), schemes);
  }

  /** Reads several with commas between them, which are servers of one cluster. */
  public static List<ServerAddress> all(Channel channel, Map<String, Integer> schemes)
      throws Unusable {
    check(channel);
    String[] parts = channel.address().split(",", MOST + 1);
    if (parts.length > MOST) {
      throw new Unusable("has more than " + MOST + " servers in its address; remove some");
    }
    List<ServerAddress> all = new ArrayList<>();
    for (String part : parts) {
      all.add(of(channel, part, schemes));
    }
    if (all.stream().map(ServerAddress::scheme).distinct().count() > 1) {
      throw new Unusable("has servers of different schemes in its address; use one scheme");
    }
    return List.copyOf(all);
  }

  private static void check(Channel channel) throws Unusable {
    if (channel.address().isBlank()) {
      throw new Unusable("has no address; set it in the AlertProvider or in its Secret");
    }
    if (channel.secrets().get(Secrets.PROXY).isPresent()) {
      throw new Unusable("has a proxy, which it cannot use; remove spec.proxy");
    }
  }

  private static ServerAddress of(Channel channel, String text, Map<String, Integer> schemes)
      throws Unusable {
    URI uri = uri(text, new TreeMap<>(schemes));
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean trusted = HostRules.installed().trusts(channel.address());
    return new ServerAddress(scheme, uri.getHost(), uri.getPort(), trusted);
  }

  public TcpTarget target(int usual) {
    return new TcpTarget(host, port < 0 ? usual : port, trusted);
  }

  /** Logins stand in the Secret and not in the address, so that nobody writes them into a spec. */
  private static URI uri(String address, Map<String, Integer> schemes) throws Unusable {
    String forms =
        schemes.entrySet().stream()
            .map(scheme -> scheme.getKey() + "://HOST:" + scheme.getValue())
            .collect(Collectors.joining(" or "));
    String wrong = "has an address that is not " + forms + "; correct it";
    try {
      URI uri = new URI(address.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!schemes.containsKey(scheme) || uri.getHost() == null || uri.getPort() > 0xffff) {
        throw new Unusable(wrong);
      }
      boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null;
      boolean rootOnly = uri.getRawPath() == null || uri.getRawPath().matches("/?");
      if (!bare || !rootOnly) {
        throw new Unusable(
            "has an address with more than a host and a port; put the login into the keys"
                + " username and password of its Secret");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new Unusable(wrong);
    }
  }
}
