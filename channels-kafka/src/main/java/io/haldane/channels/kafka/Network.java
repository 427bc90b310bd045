package io.haldane.channels.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.ChannelBuilders;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * The library's network, without a producer above it: no threads, answers of a bounded size, and
 * hosts that were checked.
 */
record Network(Selector selector, NetworkClient client) implements AutoCloseable {
  /** Where ten thousand partitions are, say. */
  private static final int LARGEST_ANSWER = 1024 * 1024;

  private static final int BUFFER = 64 * 1024;
  private static final LogContext SILENCE = new Silence();

  static Network of(Brokers brokers, CheckedHosts hosts, Duration timeout) {
    // The caller ends the conversation at its deadline. What the client ended about then by itself
    // would look like a broker that hangs up; and it shortens some of its times by a fifth.
    int millis = (int) timeout.multipliedBy(2).toMillis();
    Selector selector =
        new Selector(
            LARGEST_ANSWER,
            millis,
            // Nobody reads them, and they hold nothing that must be closed.
            new Metrics(Time.SYSTEM),
            Time.SYSTEM,
            "",
            Map.of(),
            false,
            channels(brokers),
            SILENCE);
    return new Network(selector, client(selector, hosts, millis));
  }

  private static NetworkClient client(Selector selector, CheckedHosts hosts, int millis) {
    Sensor throttled = new Metrics(Time.SYSTEM).sensor("throttled");
    return new NetworkClient(
        new ManualMetadataUpdater(),
        null,
        selector,
        "haldane",
        1,
        millis,
        millis,
        BUFFER,
        BUFFER,
        millis,
        millis,
        millis,
        Time.SYSTEM,
        true,
        new ApiVersions(),
        throttled,
        SILENCE,
        hosts,
        null,
        Long.MAX_VALUE,
        MetadataRecoveryStrategy.NONE);
  }

  private static ChannelBuilder channels(Brokers brokers) {
    Map<String, Object> config = new HashMap<>();
    brokers.tls().ifPresent(tls -> config.putAll(TrustedEngines.config(tls)));
    return ChannelBuilders.clientChannelBuilder(
        brokers.tls().isPresent() ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT,
        null,
        new AbstractConfig(new ConfigDef().withClientSslSupport(), config, false),
        null,
        null,
        Time.SYSTEM,
        SILENCE);
  }

  @Override
  public void close() {
    client.close();
  }
}
