package io.haldane.channels.nats;

import io.haldane.channels.ScriptedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of NATS without JetStream, that goes wrong where a test says. */
final class ScriptedNats extends ScriptedServer {
  /** What was published: the subject, and headers and body as they came. */
  record Published(String subject, String headers, String body) {}

  private final List<Published> published = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private volatile String info =
      "INFO {\"server_id\":\"A\",\"version\":\"2.15.0\",\"proto\":1,\"headers\":true,"
          + "\"nonce\":\"n0nce\",\"max_payload\":%d,\"tls_required\":%s}";
  private volatile int maxPayload = 1_000_000;
  private volatile boolean tls;
  private volatile String atConnect = "";
  private volatile String atPublish = "";
  private volatile boolean answersPings = true;

  ScriptedNats() {
    open();
  }

  ScriptedNats withTls() {
    tls = true;
    return this;
  }

  /** The first line, instead of the right one; empty to say nothing. */
  ScriptedNats beginning(String line) {
    info = line;
    return this;
  }

  /** Said after the login, as an end of the connection. */
  ScriptedNats refusingLogins(String error) {
    atConnect = error;
    return this;
  }

  /** Said after a message of the tests, which is not kept. */
  ScriptedNats refusingMessages(String error) {
    atPublish = error;
    return this;
  }

  ScriptedNats withMaxPayload(int bytes) {
    maxPayload = bytes;
    return this;
  }

  /** It takes messages and says nothing. */
  ScriptedNats silent() {
    answersPings = false;
    return this;
  }

  List<Published> published() {
    return published;
  }

  /** What clients said of themselves, as JSON. */
  List<String> logins() {
    return logins;
  }

  @Override
  protected void talk(Socket client) throws IOException {
    say(client, info.formatted(maxPayload, tls));
    converse(tls ? secured(client) : client);
  }

  private void converse(Socket client) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      switch (line.split(" ", 2)[0].strip()) {
        case "CONNECT" -> {
          logins.add(line.substring("CONNECT ".length()));
          if (!atConnect.isEmpty()) {
            say(client, atConnect);
            return;
          }
        }
        case "PING" -> say(client, answersPings || published.isEmpty() ? "PONG" : "");
        case "PUB" -> ask(client, line.split(" "), lines);
        case "HPUB" -> publish(client, line.split(" "), lines);
        default -> {}
      }
    }
  }

  /** PUB subject reply bytes: a question to JetStream, which is not there. */
  private static void ask(Socket client, String[] words, BufferedReader lines) throws IOException {
    read(lines, Integer.parseInt(words[words.length - 1].strip()) + 2);
    say(client, "HMSG " + words[2] + " 1 16 16\r\nNATS/1.0 503\r\n\r\n");
  }

  /** HPUB subject [reply] bytes-of-headers bytes-in-all. */
  private void publish(Socket client, String[] words, BufferedReader lines) throws IOException {
    int all = Integer.parseInt(words[words.length - 1].strip());
    int head = Integer.parseInt(words[words.length - 2].strip());
    String whole = read(lines, all);
    read(lines, 2);
    if (words.length == 5) {
      say(client, "HMSG " + words[2] + " 1 16 16\r\nNATS/1.0 503\r\n\r\n");
    } else if (!atPublish.isEmpty()) {
      say(client, atPublish);
    } else {
      published.add(
          new Published(words[1], utf8(whole.substring(0, head)), utf8(whole.substring(head))));
    }
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String read(BufferedReader lines, int most) throws IOException {
    char[] text = new char[most];
    int at = 0;
    while (at < most) {
      int got = lines.read(text, at, most - at);
      if (got < 0) {
        throw new IOException("the client left in a message");
      }
      at += got;
    }
    return new String(text);
  }
}
