package io.haldane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher in a fresh checkout, in which nothing was built. */
final class LauncherTest {
  private static final Path SOURCE = Path.of("..");
  @TempDir static Path checkout;
  @TempDir static Path temporary;

  private record Run(int code, String out) {}

  @BeforeAll
  static void checkOut() throws IOException {
    for (String part :
        List.of(
            "haldane",
            "pom.xml",
            "scripts",
            "api/src/main/java",
            "outbound/src/main/java",
            "controller/src/main/java",
            "sandbox/src/main/java",
            "e2e/src/main/java")) {
      copy(SOURCE.resolve(part), checkout.resolve(part));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "help                   | 0 | ./haldane demo",
        "version                | 0 | Haldane version",
        "nonsense               | 2 | unknown command 'nonsense'",
        "demo --help            | 0 | --strategy",
        "demo --nonsense        | 2 | unknown argument '--nonsense'",
        "demo --port none       | 2 | --port needs a number",
        "controller -help       | 0 | -metrics-server",
        "controller -version    | 0 | Haldane version",
        "controller -nonsense   | 2 | Unknown flag -nonsense",
        "controller -port=x     | 2 | -port",
        "bench --help           | 0 | --canaries",
        "bench --canaries none  | 2 | --canaries needs a number",
        "e2e --help             | 0 | without containers",
        "e2e --nonsense         | 2 | unknown option of e2e: '--nonsense'",
        "package nonsense       | 2 | package takes no arguments",
        "test --help            | 0 | ./haldane test",
        "controller             | 1 | there is no kubeconfig at"
      })
  void it_answers_before_anything_is_built(String command, int code, String answer)
      throws Exception {
    Run run = launch(command.split(" "));

    assertThat(run.out()).contains(answer);
    assertThat(run.code()).isEqualTo(code);
    assertThat(checkout.resolve(".haldane")).doesNotExist();
    assertThat(checkout.resolve("controller/target")).doesNotExist();
  }

  @Test
  void it_leaves_no_files_behind() throws Exception {
    launch("controller", "-version");

    assertThat(temporary).isEmptyDirectory();
  }

  private static Run launch(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "haldane"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("KUBE") || name.startsWith("HALDANE"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", checkout.toString());
    environment.put("TMPDIR", temporary.toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
