package io.haldane.channels.kafka;

import static org.awaitility.Awaitility.await;

import io.haldane.testing.Ports;
import io.haldane.testing.RealServers;
import io.haldane.testing.TestAuthority;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker of Kafka in this JVM, one for all tests because its start takes seconds. */
final class RealKafka {
  /** How clients may come in. */
  enum Door {
    OPEN("PLAINTEXT"),
    TLS("SSL"),
    LOGIN("SASL_PLAINTEXT"),
    LOGIN_TLS("SASL_SSL"),
    /** Says that it is to be found where nobody may connect to. */
    TRAP("PLAINTEXT"),
    /** Says that it is to be found at {@link LossyProxy}. */
    LOSSY("PLAINTEXT"),
    CONTROLLER("PLAINTEXT");

    private final String protocol;

    Door(String protocol) {
      this.protocol = protocol;
    }
  }

  private static final TestAuthority AUTHORITY = TestAuthority.make();

  private final Map<Door, Integer> ports = new HashMap<>();
  private final LossyProxy proxy;

  private RealKafka() throws Exception {
    for (Door door : Door.values()) {
      ports.put(door, Ports.unused());
    }
    proxy = new LossyProxy(port(Door.LOSSY));
    Path directory = Files.createTempDirectory("kafka");
    format(directory);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config(directory)), Time.SYSTEM);
    server.startup();
    RealServers.note("Kafka", true);
  }

  /** Ends with the JVM. */
  private static final class Shared {
    private static final RealKafka ONE = start();

    private static RealKafka start() {
      try {
        return new RealKafka();
      } catch (Exception e) {
        throw new IllegalStateException("Kafka does not start", e);
      }
    }
  }

  static RealKafka shared() {
    return Shared.ONE;
  }

  private static void format(Path directory) throws Exception {
    String user = "SCRAM-SHA-%s=[name=%s,password=%s]";
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .addDirectory(directory.toString())
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName(Door.CONTROLLER.name())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setScramArguments(
            List.of(
                user.formatted("512", Writing.USER, Writing.PASSWORD),
                user.formatted("256", Writing.USER, Writing.PASSWORD),
                user.formatted("512", "narrow", Writing.PASSWORD)))
        .run();
  }

  private Map<String, String> config(Path directory) {
    Map<String, String> config = new HashMap<>();
    config.put("node.id", "1");
    config.put("process.roles", "broker,controller");
    config.put("controller.quorum.voters", "1@localhost:" + port(Door.CONTROLLER));
    config.put("controller.listener.names", Door.CONTROLLER.name());
    config.put("inter.broker.listener.name", Door.OPEN.name());
    config.put("listeners", doors(Stream.of(Door.values()), this::port));
    config.put("advertised.listeners", advertised());
    config.put(
        "listener.security.protocol.map",
        Stream.of(Door.values())
            .map(door -> door.name() + ":" + door.protocol)
            .collect(Collectors.joining(",")));
    config.put("log.dir", directory.toString());
    config.put("offsets.topic.replication.factor", "1");
    config.put("group.coordinator.threads", "1");
    config.put("auto.create.topics.enable", "true");
    config.put("ssl.keystore.location", AUTHORITY.keystore().toString());
    config.put("ssl.keystore.password", TestAuthority.PASSWORD);
    config.put("ssl.keystore.type", "PKCS12");
    config.putAll(logins());
    return config;
  }

  private static Map<String, String> logins() {
    String module = "org.apache.kafka.common.security.%s required%s;";
    String scram = module.formatted("scram.ScramLoginModule", "");
    String plain =
        module.formatted(
            "plain.PlainLoginModule", " user_%s=\"%s\"".formatted(Writing.USER, Writing.PASSWORD));
    return Map.of(
        "sasl.enabled.mechanisms", "SCRAM-SHA-512,SCRAM-SHA-256",
        "listener.name.login_tls.sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512",
        "listener.name.login.scram-sha-512.sasl.jaas.config", scram,
        "listener.name.login.scram-sha-256.sasl.jaas.config", scram,
        "listener.name.login_tls.scram-sha-512.sasl.jaas.config", scram,
        "listener.name.login_tls.plain.sasl.jaas.config", plain,
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "allow.everyone.if.no.acl.found", "true",
        "super.users", "User:ANONYMOUS");
  }

  private String advertised() {
    Stream<Door> found =
        Stream.of(Door.OPEN, Door.TLS, Door.LOGIN, Door.LOGIN_TLS, Door.CONTROLLER);
    return doors(found, this::port)
        + ",TRAP://169.254.169.254:9092,LOSSY://localhost:"
        + proxy.port();
  }

  private static String doors(Stream<Door> doors, ToIntFunction<Door> port) {
    return doors
        .map(door -> "%s://localhost:%d".formatted(door.name(), port.applyAsInt(door)))
        .collect(Collectors.joining(","));
  }

  int port(Door door) {
    return ports.getOrDefault(door, 0);
  }

  /** Where the address of a channel leads through that door. */
  String address(Door door) {
    boolean tls = door == Door.TLS || door == Door.LOGIN_TLS;
    return (tls ? "kafkas" : "kafka") + "://localhost:" + port(door);
  }

  LossyProxy proxy() {
    return proxy;
  }

  /** The CA of its doors with TLS, as PEM. */
  static String ca() throws Exception {
    return AUTHORITY.pem();
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "localhost:" + port(Door.OPEN)));
  }

  /** A topic that exists when this returns. */
  void create(NewTopic topic) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(topic)).all().get();
      await().until(() -> admin.listTopics().names().get().contains(topic.name()));
    }
  }

  /** All that was written to a topic so far. */
  List<ConsumerRecord<String, String>> records(String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", "localhost:" + port(Door.OPEN));
    StringDeserializer text = new StringDeserializer();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config, text, text)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long written =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      List<ConsumerRecord<String, String>> all = new ArrayList<>();
      while (all.size() < written) {
        consumer.poll(Duration.ofSeconds(5)).forEach(all::add);
      }
      return all;
    }
  }
}
