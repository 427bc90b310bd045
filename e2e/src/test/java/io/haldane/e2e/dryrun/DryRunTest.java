package io.haldane.e2e.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.e2e.cluster.BareApiServer;
import io.haldane.e2e.cluster.Cache;
import io.haldane.mesh.testing.GoldenCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.opentest4j.TestAbortedException;

/**
 * Every object that a router sends in a golden case is taken by a real API server with the CRDs
 * that the project publishes. The cases of a provider without published CRDs are left out, by name,
 * unless {@link CrdFolder} has them.
 */
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("bare API server")
class DryRunTest {
  private static final Path SOURCES = Path.of(System.getProperty("haldane.e2e.sources", ".."));
  private static final Path GOLDEN = SOURCES.resolve("mesh-adapters/src/test/resources/golden");
  private static final Path TABLE = SOURCES.resolve("e2e/binaries/crds/modules.tsv");

  /** Cases that the first run leaves out, with the reason. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "gatewayapi-v1: fields of others survive",
          "a field of the experimental channel, which has a run of its own",
          "traefik: fields of others survive",
          "an invented field of a later Traefik, because all of today's are ours",
          "alb: fields of others survive",
          "an invented field of a later Ingress",
          "nsm: fields of others survive",
          "an invented field of a later TrafficSplit, because all of today's are ours",
          "consul: fields of others survive",
          "an invented field of a later ServiceSplitter, because all of today's are ours",
          "f5-nginx: fields of others survive",
          "an invented field of a later VirtualServerRoute, because all of today's are ours",
          "kuma: fields of others survive",
          "an invented field of a later MeshHTTPRoute, because all of today's are ours");

  private final Cache cache = Cache.ofUser();
  private final BareApiServer api;
  private final Server server;

  DryRunTest() {
    List<ObjectNode> byHand = CrdFolder.definitions(System.getenv(CrdFolder.VARIABLE));
    Path run = Path.of(System.getProperty("haldane.e2e.run", "target/e2e")).resolve("dryrun");
    api = BareApiServer.boot(cache, run);
    Crds.groups(TABLE).stream()
        .filter(group -> !group.contains(":"))
        .forEach(group -> Crds.install(api.client(), cache, group));
    if (!byHand.isEmpty()) {
      Crds.install(api.client(), byHand);
    }
    server = new Server(api.client());
  }

  @AfterAll
  void end() {
    api.close();
  }

  @TestFactory
  Stream<DynamicTest> every_object_of_the_golden_cases_is_taken() throws IOException {
    List<Path> providers;
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      providers = folders.sorted().toList();
    }
    return Stream.concat(
        providers.stream().map(folder -> test(folder, "")),
        Crds.groups(TABLE).stream()
            .filter(group -> group.contains(":"))
            .flatMap(channel ->
                Stream.concat(
                    Stream.of(DynamicTest.dynamicTest(channel, () -> install(channel))),
                    providers.stream()
                        .filter(folder -> isOf(folder, channel.split(":", -1)[0]))
                        .map(folder -> test(folder, channel)))));
  }

  private void install(String channel) {
    Crds.install(api.client(), cache, channel);
  }

  private DynamicTest test(Path folder, String channel) {
    return DynamicTest.dynamicTest(
        (folder.getFileName() + " " + channel).strip(), () -> check(folder, channel));
  }

  private static boolean isOf(Path folder, String group) {
    return cases(folder).stream()
        .flatMap(golden -> written(golden.router()))
        .anyMatch(kind -> kind.group().equals(group));
  }

  private static List<GoldenCase> cases(Path folder) {
    try (Stream<Path> cases = Files.list(folder)) {
      return cases
          .sorted()
          .map(each -> new GoldenCase(each, folder.getFileName().toString(), new HashSet<>()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Path folder, String channel) {
    String provider = folder.getFileName().toString();
    List<GoldenCase> cases = cases(folder);
    List<String> problems = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    int sent = 0;
    for (GoldenCase golden : cases) {
      if (channel.isEmpty() && LEFT_OUT.containsKey(provider + ": " + golden)) {
        continue;
      }
      DryRun run = new DryRun(server, golden);
      run.run();
      run.problems().forEach(problem -> problems.add(golden + ": " + problem));
      sent += run.sent();
      unpublished(golden.router()).forEach(missing::add);
    }
    System.out.printf("  %d cases, %d objects sent%n", cases.size(), sent);
    assertThat(problems).isEmpty();
    if (!missing.isEmpty() && sent == 0) {
      throw new TestAbortedException(
          "no CRDs are published where the build can read them for %s; %s names a folder of them"
              .formatted(String.join(", ", missing), CrdFolder.VARIABLE));
    }
  }

  /** Groups of the router that this API server does not have. */
  private Stream<String> unpublished(TrafficRouter router) {
    return written(router)
        .filter(kind -> kind.versions().stream().noneMatch(version -> server.serves(kind, version)))
        .map(RoutedKind::group);
  }

  private static Stream<RoutedKind> written(TrafficRouter router) {
    return router.kinds().stream().filter(kind -> kind.access() == RoutedKind.Access.WRITE);
  }
}
