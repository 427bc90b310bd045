package io.haldane.channels.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.channels.kafka.RealKafka.Door;
import io.haldane.testing.Ports;
import io.haldane.webhooks.testing.Events;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real broker takes and refuses. */
class KafkaBrokerTest {
  private static final Delivery SENT = new Delivery.Sent();
  private static final Delivery.Again NEVER = new Delivery.Again.Never();
  private static final Delivery.Again LATER = new Delivery.Again.After(Duration.ZERO);

  private final RealKafka kafka = RealKafka.shared();
  private final String topic = "releases-" + UUID.randomUUID();

  @BeforeEach
  void create() throws Exception {
    kafka.create(new NewTopic(topic, 4, (short) 1).configs(Map.of("max.message.bytes", "20000")));
  }

  private Channel channel(Door door, Map<String, String> secrets) {
    return Writing.channel(kafka.address(door), topic, secrets);
  }

  private static Map<String, String> login() {
    return Writing.login(Writing.USER, Writing.PASSWORD);
  }

  private static Map<String, String> withCa(Map<String, String> secrets) throws Exception {
    Map<String, String> all = new HashMap<>(secrets);
    all.put("ca.crt", RealKafka.ca());
    return all;
  }

  private static String refusal(Channel channel) {
    Delivery.NotSent notSent = Writing.notSent(channel);
    assertThat(notSent.again()).as(notSent.why()).isEqualTo(NEVER);
    return notSent.why();
  }

  private static String failure(Channel channel) {
    Delivery.NotSent notSent = Writing.notSent(channel);
    assertThat(notSent.again()).as(notSent.why()).isEqualTo(LATER);
    return notSent.why();
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIN, scram-sha-512",
    "LOGIN, scram-sha-256",
    "LOGIN_TLS, scram-sha-512",
    "LOGIN_TLS, plain"
  })
  void a_user_logs_in(Door door, String mechanism) throws Exception {
    Channel channel = Writing.with(channel(door, withCa(login())), "mechanism", mechanism);

    assertThat(Writing.send(channel)).isEqualTo(SENT);
    assertThat(kafka.records(topic)).hasSize(1);
  }

  @Test
  void tls_needs_a_certificate_of_the_ca_for_the_name_of_the_host() throws Exception {
    Channel channel = channel(Door.TLS, withCa(Map.of()));
    String byNumber = "kafkas://127.0.0.1:" + kafka.port(Door.TLS);

    assertThat(Writing.send(channel)).isEqualTo(SENT);
    assertThat(refusal(channel(Door.TLS, Map.of()))).contains("not trusted", "ca.crt");
    assertThat(refusal(Writing.channel(byNumber, topic, withCa(Map.of())))).contains("not trusted");
    assertThat(kafka.records(topic)).hasSize(1);
  }

  @Test
  void a_wrong_password_is_refused_and_not_shown() {
    assertThat(refusal(channel(Door.LOGIN, Writing.login(Writing.USER, "wr0ng-pa55"))))
        .contains("SASL_AUTHENTICATION_FAILED")
        .doesNotContain("wr0ng-pa55", "localhost");
  }

  @Test
  void a_mechanism_that_is_not_offered_is_named_with_those_that_are() throws Exception {
    Channel channel = channel(Door.LOGIN_TLS, withCa(login()));

    assertThat(refusal(Writing.with(channel, "mechanism", "scram-sha-256")))
        .contains("scram-sha-256", "plain", "scram-sha-512", "settings.mechanism");
  }

  @Test
  void a_door_that_is_not_for_this_channel_is_explained() {
    assertThat(refusal(channel(Door.OPEN, login()))).contains("remove username");
    assertThat(failure(channel(Door.LOGIN, Map.of()))).contains("does it need a user");
    assertThat(failure(at("kafka", Door.TLS))).contains("kafkas address");
    assertThat(failure(at("kafkas", Door.OPEN))).contains("does its port support TLS");
  }

  private Channel at(String scheme, Door door) {
    return Writing.channel(scheme + "://localhost:" + kafka.port(door), topic, Map.of());
  }

  @Test
  void a_broker_under_another_name_is_connected_to_as_well() {
    String byNumber = "kafka://127.0.0.1:" + kafka.port(Door.LOGIN);

    assertThat(Writing.send(Writing.channel(byNumber, topic, login()))).isEqualTo(SENT);
    assertThat(kafka.records(topic)).hasSize(1);
  }

  @Test
  void a_broker_where_nobody_may_connect_to_is_not_connected_to() {
    assertThat(refusal(channel(Door.TRAP, Map.of()))).contains("-deny-hosts", "link-local");
  }

  @Test
  void a_server_that_is_down_does_not_stop_the_others() throws Exception {
    String both = "kafka://localhost:" + Ports.unused() + "," + kafka.address(Door.OPEN);

    assertThat(Writing.send(Writing.channel(both, topic, Map.of()))).isEqualTo(SENT);
  }

  @Test
  void an_event_whose_answer_was_lost_is_not_written_again() {
    KafkaNotifier notifier = new KafkaNotifier();
    Channel channel = channel(Door.LOSSY, Map.of());
    kafka.proxy().lose(2);

    assertThat(notifier.send(channel, Writing.EVENT)).isInstanceOf(Delivery.NotSent.class);
    assertThat(notifier.send(channel, Writing.EVENT)).isInstanceOf(Delivery.NotSent.class);
    assertThat(notifier.send(channel, Writing.EVENT)).isEqualTo(SENT);

    assertThat(kafka.records(topic)).hasSize(1);
  }

  @Test
  void a_topic_that_does_not_exist_is_named_and_not_created() throws Exception {
    Channel channel = Writing.with(channel(Door.OPEN, Map.of()), "topic", topic + ".none");

    assertThat(refusal(channel)).contains("no topic " + topic + ".none");
    try (Admin admin = kafka.admin()) {
      assertThat(admin.listTopics().names().get()).doesNotContain(topic + ".none");
    }
  }

  @Test
  void an_event_beyond_the_limit_of_the_topic_is_refused() {
    Channel channel = channel(Door.OPEN, Map.of());

    ReleaseEvent huge =
        Events.event(1, EventKind.STARTED, Severity.ERROR, "完成🚀".repeat(3_000), List.of());

    assertThat(new KafkaNotifier().send(channel, huge))
        .isInstanceOfSatisfying(
            Delivery.NotSent.class,
            notSent -> {
              assertThat(notSent.why()).contains("MESSAGE_TOO_LARGE");
              assertThat(notSent.again()).isEqualTo(NEVER);
            });
  }

  @Test
  void a_user_who_may_not_write_is_told() throws Exception {
    AccessControlEntry denied =
        new AccessControlEntry("User:narrow", "*", AclOperation.WRITE, AclPermissionType.DENY);
    ResourcePattern what = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
    try (Admin admin = kafka.admin()) {
      admin.createAcls(List.of(new AclBinding(what, denied))).all().get();
    }

    assertThat(refusal(channel(Door.LOGIN, Writing.login("narrow", Writing.PASSWORD))))
        .contains("TOPIC_AUTHORIZATION_FAILED");
  }
}
