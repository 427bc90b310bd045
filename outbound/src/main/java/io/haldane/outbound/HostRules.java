package io.haldane.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where addresses of canaries, templates and alert providers may lead. What is denied may be called
 * when it is allowed by name or by address. Immutable; like {@link java.net.ProxySelector}, the one
 * of the process is set once, because adapters are found and not made.
 *
 * @param own addresses out of the installation's own flags, which may lead anywhere
 */
public record HostRules(HostList allow, HostList deny, Set<String> own) {
  /** What is denied when nobody says otherwise. */
  public static final String DENIED_BY_DEFAULT = "link-local,metadata,unspecified";

  public static final HostRules DEFAULT =
      new HostRules(HostList.parse(""), HostList.parse(DENIED_BY_DEFAULT), Set.of());

  private static volatile HostRules installed = DEFAULT;

  public HostRules {
    own = own.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
  }

  /** The rules of this process. */
  public static HostRules installed() {
    return installed;
  }

  /** Sets the rules of this process, for calls that begin from now on. */
  public static void install(HostRules rules) {
    installed = rules;
  }

  /** Whether the installation itself names that address. */
  public boolean trusts(String address) {
    return own.contains(address.strip());
  }

  /**
   * Why a host may not be called by these addresses; empty when it may.
   *
   * @param host name or literal address, as a URL has it
   * @param addresses what the name leads to; empty where a proxy looks it up
   */
  public Optional<String> refusal(String host, List<InetAddress> addresses) {
    String name = plain(host);
    Optional<String> denied =
        addresses.isEmpty()
            ? denied(name, Optional.empty())
            : addresses.stream()
                .map(address -> denied(name, Optional.of(address)))
                .flatMap(Optional::stream)
                .findFirst();
    return denied.map(entry ->
        "may not be called: -deny-hosts has \""
            + entry
            + "\"; use another address, or have the operator add this host to -allow-hosts");
  }

  private Optional<String> denied(String name, Optional<InetAddress> address) {
    return deny.find(name, address).filter(entry -> allow.find(name, address).isEmpty());
  }

  /** Lower case, without brackets and without the dot at the end of a full name. */
  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.replaceAll("^\\[|]$", "").replaceAll("\\.+$", "");
  }
}
