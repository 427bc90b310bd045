package io.haldane.e2e.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What hooks call: {@code POST /} runs a command, {@code bash} ones to their end, others in the
 * background and never twice at once; {@code /gate/NAME} approves, halts, opens, closes, checks,
 * and {@code /rollback/NAME} opens, closes, checks.
 */
final class LoadTester implements Program {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PORT = 8080;

  private final Web web;
  private final Map<String, Process> running = new ConcurrentHashMap<>();
  private final Set<String> open = ConcurrentHashMap.newKeySet();

  LoadTester(String address) {
    web = new Web(address, java.util.List.of(PORT), this::handle);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode call = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
      String path = exchange.getRequestURI().getPath();
      Answer answer = path.equals("/") ? command(call) : gate(path, call);
      byte[] text = answer.text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.code, text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private record Answer(int code, String text) {}

  private Answer gate(String path, JsonNode call) {
    String canary = call.path("namespace").asText() + "/" + call.path("name").asText();
    String kind = path.startsWith("/rollback/") ? "rollback " : "gate ";
    return switch (path) {
      case "/gate/approve" -> new Answer(200, "OK");
      case "/gate/halt" -> new Answer(403, "Forbidden");
      case "/gate/open", "/rollback/open" -> {
        open.add(kind + canary);
        yield new Answer(202, "");
      }
      case "/gate/close", "/rollback/close" -> {
        open.remove(kind + canary);
        yield new Answer(202, "");
      }
      case "/gate/check", "/rollback/check" ->
          open.contains(kind + canary) ? new Answer(200, "OK") : new Answer(403, "Forbidden");
      default -> new Answer(404, "");
    };
  }

  private Answer command(JsonNode call) throws IOException {
    JsonNode metadata = call.path("metadata");
    String command = metadata.path("cmd").asText();
    if (command.isEmpty()) {
      return new Answer(400, "no command");
    }
    return metadata.path("type").asText("cmd").equals("bash")
        ? toTheEnd(command)
        : inBackground(call.path("namespace") + "/" + call.path("name") + command, command);
  }

  private static Answer toTheEnd(String command) throws IOException {
    Process process = shell(command);
    try (InputStream output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      return new Answer(code == 0 ? 200 : 500, code == 0 ? "" : said);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new Answer(500, "interrupted");
    }
  }

  private Answer inBackground(String key, String command) throws IOException {
    Process before = running.get(key);
    if (before == null || !before.isAlive()) {
      Process process = shell(command);
      running.put(key, process);
      Thread.startVirtualThread(() -> drain(process));
    }
    return new Answer(202, "");
  }

  private static void drain(Process process) {
    try (InputStream output = process.getInputStream()) {
      output.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException ended) {
      process.destroyForcibly();
    }
  }

  private static Process shell(String command) throws IOException {
    Process process =
        new ProcessBuilder("/bin/bash", "-c", command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }

  @Override
  public void end(Duration grace) {
    close();
  }

  @Override
  public void close() {
    web.close();
    running.values().forEach(Process::destroyForcibly);
  }
}
