package io.haldane.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.load.Api.Reply;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flagger's endpoints, and what hostile callers get. */
class EndpointsTest {
  private static final String CANARY = "{\"name\":\"podinfo\",\"namespace\":\"test\"}";
  private static Api api;

  @BeforeAll
  static void start() {
    api = new Api("-namespace-regexp=^(test|shop)$", "-allow-commands=echo");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({"/healthz, 200, OK", "/gate/approve, 200, OK", "/gate/halt, 403, Forbidden"})
  void fixed_answers_need_no_body(String path, int status, String text) {
    assertThat(api.post(path, "")).isEqualTo(new Reply(status, text));
    assertThat(api.post(path, CANARY)).isEqualTo(new Reply(status, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate", "rollback"})
  void a_gate_is_closed_until_it_is_opened(String kind) {
    String path = "/" + kind;

    assertThat(api.post(path + "/check", CANARY)).isEqualTo(new Reply(403, "Forbidden"));
    assertThat(api.post(path + "/open", CANARY).status()).isEqualTo(202);
    assertThat(api.post(path + "/check", CANARY)).isEqualTo(new Reply(200, "Approved"));
    assertThat(api.post(path + "/close", CANARY).status()).isEqualTo(202);
    assertThat(api.post(path + "/check", CANARY)).isEqualTo(new Reply(403, "Forbidden"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/gate/check",
        "/gate/open",
        "/gate/close",
        "/rollback/check",
        "/rollback/open"
      })
  void other_namespaces_are_forbidden(String path) {
    String other = "{\"name\":\"a\",\"namespace\":\"other\",\"metadata\":{\"cmd\":\"echo\"}}";

    assertThat(api.post(path, other)).isEqualTo(new Reply(403, "Forbidden"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "[]",
        "{\"name\":\"a\"",
        "{} {}",
        "{\"name\":1}",
        "{\"metadata\":[]}",
        "{\"metadata\":{\"a\":1}}",
        "{\"name\":\"a\\nb\",\"namespace\":\"test\"}"
      })
  void a_body_that_is_no_hook_is_refused(String body) {
    for (String path : new String[] {"/", "/gate/check", "/gate/open"}) {
      Reply reply = api.post(path, body);
      assertThat(reply.status()).isIn(400);
      assertThat(reply.text()).endsWith(".");
    }
  }

  @Test
  void an_unknown_path_is_not_found() {
    assertThat(api.post("/gates/check", CANARY).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "cmd ~ ~ cmd not found in metadata",
        "cmd ~ '' ~ ",
        "cmd ~ hey 'http://a ~ not closed",
        "cmd ~ hey -z 1000000000h http://a/ ~ needs a duration",
        "cmd ~ hey -c 1000000 http://a/ ~ but 10000 is the limit",
        "cmd ~ hey file:///etc/passwd ~ must begin with http:// or https://",
        "cmd ~ curl http://a/ ~ Add it to -allow-commands",
        "cmd ~ echo a | cat ~ needs a shell",
        "bash ~ echo a ~ -allow-shell",
        "kubectl ~ get pods ~ Add it to -allow-commands",
        "helm ~ list ~ Add it to -allow-commands",
        "helmv3 ~ list ~ Add it to -allow-commands",
        "concord ~ x ~ concord is not supported",
        "ngrinder ~ x ~ ngrinder is not supported",
        "nothing ~ x ~ unknown task type nothing"
      })
  void what_cannot_run_is_refused_with_a_sentence(String type, String command, String part) {
    Reply reply = api.hook("type", type, "cmd", command == null ? "" : command);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains(part == null ? "" : part);
  }

  @Test
  void a_hook_without_metadata_is_refused_as_in_flagger() {
    assertThat(api.post("/", "{\"name\":\"a\",\"namespace\":\"test\"}"))
        .isEqualTo(new Reply(400, "metadata not found in payload"));
  }

  @Test
  void a_huge_body_is_refused() {
    String body = "{\"name\":\"" + "a".repeat(1_100_000) + "\"}";

    assertThat(
            raw(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body))
        .startsWith("HTTP/1.1 400 ")
        .contains("The body has more than 1 MiB.");
  }

  @Test
  void ten_thousand_headers_are_refused() {
    assertThat(raw("POST / HTTP/1.1\r\nHost: a\r\n" + "X-A: b\r\n".repeat(10_000) + "\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("its headers have more than 16 KiB.");
  }

  @Test
  void what_is_no_http_is_refused() {
    assertThat(raw("\u0000\u0001 / HTTP/9\r\n\r\n"))
        .startsWith("HTTP/1.")
        .contains(" 400 ", "not valid HTTP");
  }

  @Test
  void tasks_and_requests_are_counted() {
    api.hook("cmd", "echo");

    assertThat(api.metrics())
        .contains("haldane_load_tasks_total{result=\"started\",type=\"command\"}")
        .contains("haldane_load_requests_total{outcome=\"timeout\"} 0.0")
        .contains("haldane_load_tasks_running")
        .contains("jvm_memory");
  }

  /** What a server answers before it closes the connection, or until it pauses. */
  private static String raw(String request) {
    try (Socket socket = new Socket("127.0.0.1", api.port)) {
      socket.setSoTimeout(5_000);
      Thread sending = Thread.startVirtualThread(() -> send(socket, request));
      StringBuilder answer = new StringBuilder();
      byte[] chunk = new byte[4_096];
      int read = socket.getInputStream().read(chunk);
      while (read > 0 && !answer.toString().endsWith(".")) {
        answer.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
        read = answer.toString().endsWith(".") ? -1 : socket.getInputStream().read(chunk);
      }
      sending.interrupt();
      return answer.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(Socket socket, String request) {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // The server refused before it read everything.
    }
  }
}
