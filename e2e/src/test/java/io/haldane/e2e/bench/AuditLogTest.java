package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T10:00:00Z");

  @TempDir Path folder;

  @Test
  void requests_are_counted_by_verb_and_resource_watches_apart() throws Exception {
    AuditLog log =
        log(
            line("patch", "canaries", "status", 200, 1),
            line("patch", "canaries", "status", 409, 2),
            line("patch", "deployments", "", 200, 3),
            line("get", "leases", "", 404, 4),
            line("watch", "canaries", "", 200, 5));
    Requests requests = log.between(BEGIN, BEGIN.plusSeconds(60));
    assertThat(requests.byKind())
        .isEqualTo(Map.of("patch canaries/status", 2L, "patch deployments", 1L, "get leases", 1L));
    assertThat(requests.total()).isEqualTo(4);
    assertThat(requests.writes()).isEqualTo(3);
    assertThat(requests.watches()).isEqualTo(1);
    assertThat(requests.conflicts()).isEqualTo(1);
    assertThat(requests.errors()).extracting(Request::kind).containsExactly("get leases");
    assertThat(requests.answers())
        .hasEntrySatisfying("get leases", s -> assertThat(s.median()).isEqualTo(0.02));
    assertThat(requests.changes("deployments")).containsOnlyKeys(new Member("shop", "cart"));
  }

  @Test
  void a_phase_has_what_came_in_while_it_lasted() throws Exception {
    AuditLog log =
        log(
            line("get", "leases", "", 200, 1),
            line("patch", "leases", "", 200, 2),
            line("delete", "leases", "", 200, 3));
    assertThat(log.between(BEGIN.plusSeconds(2), BEGIN.plusSeconds(3)).byKind())
        .containsOnlyKeys("patch leases");
  }

  @Test
  void others_are_not_counted() throws Exception {
    AuditLog log = log(line("get", "leases", "", 200, 1).replace("haldane-system", "kube-system"));
    assertThat(log.between(BEGIN, BEGIN.plusSeconds(60)).all()).isEmpty();
  }

  @Test
  void a_line_that_is_being_written_is_read_once_and_whole() throws Exception {
    String line = line("get", "leases", "", 200, 1);
    Path file = folder.resolve("audit.log");
    Files.writeString(file, line.substring(0, 100));
    AuditLog log = new AuditLog(file);
    assertThat(log.between(BEGIN, BEGIN.plusSeconds(60)).all()).isEmpty();
    Files.writeString(file, line.substring(100), StandardOpenOption.APPEND);
    assertThat(log.between(BEGIN, BEGIN.plusSeconds(60)).total()).isEqualTo(1);
    assertThat(log.between(BEGIN, BEGIN.plusSeconds(60)).total()).isEqualTo(1);
  }

  private AuditLog log(String... lines) throws Exception {
    Path file = folder.resolve("audit.log");
    Files.writeString(file, String.join("", lines));
    return new AuditLog(file);
  }

  private static String line(
      String verb, String resource, String subresource, int code, int second) {
    return """
    {"kind":"Event","stage":"ResponseComplete","requestURI":"/any","verb":"%s",\
    "user":{"username":"system:serviceaccount:haldane-system:haldane"},\
    "objectRef":{"resource":"%s","subresource":"%s","namespace":"shop","name":"cart"},\
    "responseStatus":{"code":%d},"requestReceivedTimestamp":"%s","stageTimestamp":"%s"}
    """
        .formatted(
            verb,
            resource,
            subresource,
            code,
            BEGIN.plusSeconds(second),
            BEGIN.plusSeconds(second).plusMillis(20));
  }
}
