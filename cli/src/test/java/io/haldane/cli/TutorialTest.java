package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.cli.exit.Exit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs the commands of docs/tutorial.md against the cluster of the demo, and compares what the page
 * shows.
 */
class TutorialTest {
  private static final Path PAGE = Path.of("../docs/tutorial.md");
  private static final Pattern PATCH =
      Pattern.compile("kubectl patch deployment podinfo --type=json -p '(.*)'");

  /** The demo that the page starts leaves a slow version in the target; this one is fast enough. */
  private static final String LEFT_BY_THE_DEMO =
      "image: podinfo:1.0.0\n        env: [{name: LATENCY_MS, value: \"1\"}]";

  private int lastCode;

  @Test
  void its_commands_do_what_the_page_shows() throws Exception {
    Tutorial tutorial = Tutorial.read(PAGE);
    assertThat(tutorial.steps()).hasSizeGreaterThan(5);
    List<String> manifests =
        List.of(
            demo("podinfo.yaml").replace("image: podinfo:1.0.0", LEFT_BY_THE_DEMO),
            demo("strategy/canary.yaml"));
    try (LiveSandbox sandbox =
        new LiveSandbox(
            "podinfo.demo",
            manifests,
            "-interval-override=1s",
            "-min-interval=1s",
            "-settle=500ms")) {
      assertThat(sandbox.run("status podinfo --wait --timeout 2m").code()).isEqualTo(Exit.OK);
      for (Tutorial.Step step : tutorial.steps()) {
        assertShown(step, run(step.command(), sandbox));
      }
    }
  }

  private static String demo(String file) throws IOException {
    try (InputStream text =
        TutorialTest.class.getResourceAsStream("/io/haldane/sandbox/demo/" + file)) {
      return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The output. */
  private String run(String command, LiveSandbox sandbox) {
    Matcher patch = PATCH.matcher(command);
    if (patch.matches()) {
      sandbox
          .client()
          .apps()
          .deployments()
          .inNamespace("demo")
          .withName("podinfo")
          .patch(PatchContext.of(PatchType.JSON), patch.group(1));
      return "";
    }
    if (command.startsWith("./haldane ") && !command.startsWith("./haldane demo")) {
      Shell.Result result = sandbox.run(command.substring("./haldane ".length()));
      lastCode = result.code();
      return result.out() + result.err();
    }
    return switch (command) {
      case "./haldane demo", "export KUBECONFIG=.haldane/demo-8080.kubeconfig" -> "";
      case "echo $?" -> lastCode + "\n";
      default -> throw new AssertionError("the test cannot run: " + command);
    };
  }

  private static void assertShown(Tutorial.Step step, String output) {
    for (String line : step.shown()) {
      String[] parts =
          Arrays.stream(line.split("…")).filter(part -> !part.isBlank()).toArray(String[]::new);
      if (parts.length > 0) {
        assertThat(output.lines())
            .as("the line \"%s\" of the output of %s:%n%s", line, step.command(), output)
            .anyMatch(found -> containsInOrder(found, parts));
      }
    }
  }

  private static boolean containsInOrder(String line, String... parts) {
    int from = 0;
    for (String part : parts) {
      int at = line.indexOf(part.strip(), from);
      if (at < 0) {
        return false;
      }
      from = at + part.strip().length();
    }
    return true;
  }
}
