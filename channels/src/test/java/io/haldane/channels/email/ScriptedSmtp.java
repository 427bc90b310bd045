package io.haldane.channels.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers what a test says, and can start TLS, which GreenMail cannot. */
final class ScriptedSmtp implements AutoCloseable {
  static final String GREETING = "";

  private final ServerSocket listening;
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final SSLContext tls;
  private volatile boolean implicit;

  ScriptedSmtp() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
      tls = Mailing.AUTHORITY.context();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    answers.put(GREETING, "220 mail.example.com at your service");
    answers.put("EHLO", "250-mail.example.com\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN");
    answers.put("STARTTLS", "220 go ahead");
    answers.put("AUTH", "235 welcome");
    answers.put("DATA", "354 send it");
    answers.put(".", "250 taken");
    answers.put("QUIT", "221 bye");
    Thread.ofVirtual().start(this::serve);
  }

  /**
   * @param begin of the client's line; the longest that fits counts
   * @param answer empty to say nothing and keep the connection
   */
  ScriptedSmtp answering(String begin, String answer) {
    answers.put(begin, answer);
    return this;
  }

  /** Begins with TLS. */
  ScriptedSmtp implicit() {
    implicit = true;
    return this;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Lines of clients, without their mails. */
  List<String> heard() {
    return heard;
  }

  /** As they came, with line feeds only. */
  List<String> mails() {
    return mails;
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      Socket used = implicit ? secured(client) : client;
      say(used, scripted(GREETING));
      converse(used);
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heard.add(line);
      String answer = answer(line);
      say(client, answer);
      if (line.equals("STARTTLS") && answer.startsWith("220")) {
        converse(secured(client));
        return;
      }
      if (line.equals("DATA") && answer.startsWith("354")) {
        mails.add(mail(lines));
        say(client, scripted("."));
      }
    }
  }

  private String scripted(String key) {
    return Objects.requireNonNull(answers.get(key));
  }

  private Socket secured(Socket client) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(client, "localhost", port(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private String answer(String line) {
    return answers.keySet().stream()
        .filter(begin -> !begin.isEmpty() && line.toUpperCase(Locale.ROOT).startsWith(begin))
        .max(Comparator.comparingInt(String::length))
        .map(answers::get)
        .orElse("250 ok");
  }

  private static String mail(BufferedReader lines) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = lines.readLine();
        line != null && !line.equals(".");
        line = lines.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static void say(Socket client, String answer) throws IOException {
    if (!answer.isEmpty()) {
      client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
      client.getOutputStream().flush();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
