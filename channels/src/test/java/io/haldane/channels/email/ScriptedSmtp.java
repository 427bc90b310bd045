package io.haldane.channels.email;

import io.haldane.channels.ScriptedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers what a test says, and can start TLS, which GreenMail cannot. */
final class ScriptedSmtp extends ScriptedServer {
  static final String GREETING = "";

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private volatile boolean implicit;

  ScriptedSmtp() {
    answers.put(GREETING, "220 mail.example.com at your service");
    answers.put("EHLO", "250-mail.example.com\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN");
    answers.put("STARTTLS", "220 go ahead");
    answers.put("AUTH", "235 welcome");
    answers.put("DATA", "354 send it");
    answers.put(".", "250 taken");
    answers.put("QUIT", "221 bye");
    open();
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

  /** Lines of clients, without their mails. */
  List<String> heard() {
    return heard;
  }

  /** As they came, with line feeds only. */
  List<String> mails() {
    return mails;
  }

  @Override
  protected void talk(Socket client) throws IOException {
    Socket used = implicit ? secured(client) : client;
    say(used, scripted(GREETING));
    converse(used);
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
}
