package io.haldane.channels.kafka;

import io.haldane.api.notify.Channel;
import io.haldane.channels.tcp.ServerAddress;
import io.haldane.channels.tcp.Trust;
import io.haldane.channels.tcp.Unusable;
import io.haldane.outbound.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Node;

/**
 * The brokers of a cluster, and how to talk to each.
 *
 * @param first those of the address, which know the others; their ids are negative
 * @param trusted whether the installation itself names the address
 * @param tls empty for brokers without TLS
 * @param login empty when nobody logs in
 */
record Brokers(List<Node> first, boolean trusted, Optional<Tls> tls, Optional<SaslLogin> login) {
  private static final String WITH_TLS = "kafkas";
  private static final Map<String, Integer> PORTS = Map.of("kafka", 9092, WITH_TLS, 9093);

  static Brokers of(Channel channel) throws Unusable {
    List<ServerAddress> addresses = ServerAddress.all(channel, PORTS);
    ServerAddress any = addresses.getFirst();
    boolean hasTls = any.scheme().equals(WITH_TLS);
    Tls trust = Trust.of(channel);
    return new Brokers(
        nodes(addresses),
        any.trusted(),
        hasTls ? Optional.of(trust) : Optional.empty(),
        SaslLogin.of(channel, hasTls));
  }

  private static List<Node> nodes(List<ServerAddress> addresses) {
    List<Node> nodes = new ArrayList<>();
    for (ServerAddress address : addresses) {
      int port = address.port() < 0 ? PORTS.getOrDefault(address.scheme(), 0) : address.port();
      nodes.add(new Node(-1 - nodes.size(), address.host(), port));
    }
    return nodes;
  }
}
