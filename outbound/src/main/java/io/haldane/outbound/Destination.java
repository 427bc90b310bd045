package io.haldane.outbound;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Where one request of an address that somebody else wrote goes to, see docs/adr/0016. */
public sealed interface Destination {
  /** The address may be called as it stands; a proxy is used where there is one. */
  record AsWritten() implements Destination {}

  /** The name was looked up, and the request goes to this address, whatever DNS says next. */
  record Pinned(InetAddress address) implements Destination {}

  /**
   * It may not be called.
   *
   * @param why a clause that follows a subject, such as "may not be called: …"
   */
  record Refused(String why) implements Destination {}

  /** DNS knows no such host. */
  record Unknown() implements Destination {}

  /** Looks up a name; blocking. */
  @FunctionalInterface
  interface Lookup {
    List<InetAddress> all(String host) throws UnknownHostException;

    /** Asks the machine's resolver. */
    static List<InetAddress> system(String host) throws UnknownHostException {
      return List.of(InetAddress.getAllByName(host));
    }
  }

  /**
   * Decides for one request; ask again for each redirect. Blocks while the name is looked up.
   *
   * @param own whether the installation itself names the address
   */
  static Destination of(URI uri, boolean own, HostRules rules, Lookup lookup) {
    if (own) {
      return new AsWritten();
    }
    if (isProxied(uri)) {
      return refusalBehindProxy(uri, rules, lookup)
          .<Destination>map(Refused::new)
          .orElseGet(AsWritten::new);
    }
    return of(uri.getHost(), rules, lookup);
  }

  /** Decides for a host that is called directly; pinned unless it is a literal address. */
  static Destination of(String host, HostRules rules, Lookup lookup) {
    List<InetAddress> addresses;
    try {
      addresses = lookup.all(host);
    } catch (UnknownHostException e) {
      return rules.refusal(host, List.of()).<Destination>map(Refused::new).orElseGet(Unknown::new);
    }
    Optional<String> refusal = rules.refusal(host, addresses);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    return isLiteral(host) ? new AsWritten() : new Pinned(addresses.getFirst());
  }

  /** Why a proxy is not asked for that address: all that is known of it is its name. */
  static Optional<String> refusalBehindProxy(URI uri, HostRules rules, Lookup lookup) {
    return rules.refusal(uri.getHost(), literal(uri.getHost(), lookup));
  }

  /** Whether the proxy of the process is asked, and looks the name up by itself. */
  static boolean isProxied(URI uri) {
    ProxySelector selector = ProxySelector.getDefault();
    return selector != null
        && selector.select(uri).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }

  private static List<InetAddress> literal(String host, Lookup lookup) {
    try {
      return isLiteral(host) ? lookup.all(host) : List.of();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9]+(\\.[0-9]+){3}");
  }
}
