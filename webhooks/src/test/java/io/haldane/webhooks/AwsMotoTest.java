package io.haldane.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.aws.OwnIdentity;
import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import io.haldane.testing.RealServers;
import io.haldane.webhooks.eventbridge.EventBridgeNotifier;
import io.haldane.webhooks.sns.SnsNotifier;
import io.haldane.webhooks.sqs.SqsNotifier;
import io.haldane.webhooks.testing.Events;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against moto, where it is on the PATH. It verifies no signature, but knows the protocols. */
class AwsMotoTest {
  private static final int PORT = Ports.unused();
  private static final String ADDRESS = "http://127.0.0.1:" + PORT;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static @Nullable LocalProcess moto;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    RealServers.need("moto", "moto_server");
    moto =
        LocalProcess.start(
            directory,
            Map.of(),
            List.of("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(PORT)));
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> !create("first").isEmpty());
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    if (moto != null) {
      moto.close();
    }
  }

  /** Asks moto, which wants to see which service is meant. */
  private static JsonNode ask(String service, String type, String target, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(ADDRESS + "/"))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-central-1/%s/aws4_request, SignedHeaders=host, Signature=0"
                    .formatted(service))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!target.isEmpty()) {
      request.header("X-Amz-Target", target);
    }
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().startsWith("{")
        ? JSON.readTree(answer.body())
        : JSON.createObjectNode().put("text", answer.body());
  }

  private static JsonNode sqs(String action, String body) throws Exception {
    return ask("sqs", "application/x-amz-json-1.0", "AmazonSQS." + action, body);
  }

  /** Creates a queue; its URL. */
  private static String create(String name) throws Exception {
    String attributes = name.endsWith(".fifo") ? ", \"Attributes\": {\"FifoQueue\": \"true\"}" : "";
    return sqs("CreateQueue", "{\"QueueName\": \"" + name + "\"" + attributes + "}")
        .path("QueueUrl")
        .asText();
  }

  private static JsonNode messages(String queue) throws Exception {
    return sqs("ReceiveMessage", "{\"QueueUrl\": \"" + queue + "\", \"MaxNumberOfMessages\": 10}")
        .path("Messages");
  }

  private static Delivery send(Notifier notifier, String setting, String value) {
    Map<String, String> settings = new HashMap<>(Map.of("region", "eu-central-1"));
    settings.put(setting, value);
    Map<String, String> secrets =
        Map.of(
            Secrets.ADDRESS, ADDRESS, "aws_access_key_id", "AKID", "aws_secret_access_key", "word");
    return notifier.send(new Channel(notifier.type(), settings, new Secrets(secrets)), promoted());
  }

  private static ReleaseEvent promoted() {
    return Events.event(7, EventKind.PROMOTED, Severity.INFO, "完成 & done", List.of());
  }

  @Test
  void a_queue_gets_an_event_and_a_fifo_queue_gets_it_once() throws Exception {
    String queue = create("alerts");
    String fifo = create("alerts.fifo");

    assertThat(send(new SqsNotifier(), "queue", queue)).isEqualTo(new Delivery.Sent());
    assertThat(send(new SqsNotifier(), "queue", fifo)).isEqualTo(new Delivery.Sent());
    assertThat(send(new SqsNotifier(), "queue", fifo)).isEqualTo(new Delivery.Sent());

    assertThat(messages(queue).path(0).path("Body").asText())
        .contains("io.haldane.release.promoted", "完成 & done");
    assertThat(messages(fifo)).hasSize(1);
  }

  @Test
  void a_queue_that_does_not_exist_is_told() {
    assertThat(send(new SqsNotifier(), "queue", ADDRESS + "/123456789012/nowhere"))
        .isInstanceOfSatisfying(
            Delivery.NotSent.class,
            notSent -> assertThat(notSent.why()).contains("400", "queue does not exist"));
  }

  @Test
  void a_subscriber_of_a_topic_gets_an_event() throws Exception {
    String queue = create("subscriber");
    String form = "application/x-www-form-urlencoded";
    ask("sns", form, "", "Action=CreateTopic&Version=2010-03-31&Name=alerts");
    String topic = "arn:aws:sns:eu-central-1:123456789012:alerts";
    ask(
        "sns",
        form,
        "",
        "Action=Subscribe&Version=2010-03-31&Protocol=sqs&TopicArn="
            + topic
            + "&Endpoint=arn:aws:sqs:eu-central-1:123456789012:subscriber");

    assertThat(send(new SnsNotifier(), "topic", topic)).isEqualTo(new Delivery.Sent());

    JsonNode got = JSON.readTree(messages(queue).path(0).path("Body").asText());
    assertThat(got.path("Subject").asText()).isEqualTo("Release of podinfo.test: promoted");
    assertThat(got.path("Message").asText()).contains("完成 & done");
    assertThat(got.at("/MessageAttributes/namespace/Value").asText()).isEqualTo("test");
  }

  @Test
  void a_role_of_the_controller_sends_to_a_queue(@TempDir Path directory) throws Exception {
    String queue = create("by-role");
    Path token = Files.writeString(directory.resolve("token"), "of-the-pod");
    OwnIdentity.install(
        new OwnIdentity(
            Map.of(
                "AWS_ROLE_ARN",
                "arn:aws:iam::123456789012:role/haldane",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                token.toString(),
                "AWS_ENDPOINT_URL",
                ADDRESS)));
    try {
      Map<String, String> settings = Map.of("region", "eu-central-1", "queue", queue);
      Channel channel = new Channel("sqs", settings, new Secrets(Map.of()), true);

      assertThat(new SqsNotifier().send(channel, promoted())).isEqualTo(new Delivery.Sent());
    } finally {
      OwnIdentity.install(new OwnIdentity(System.getenv()));
    }
    assertThat(messages(queue)).hasSize(1);
  }

  @Test
  void a_bus_takes_an_event() {
    assertThat(send(new EventBridgeNotifier(), "bus", "default")).isEqualTo(new Delivery.Sent());
  }
}
