package io.haldane.view.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.CelException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.haldane.view.told.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code healthCheckExprs} of a Kustomization, in the order in which Flux evaluates them. */
record HealthExpressions(
    CelRuntime.Program inProgress, CelRuntime.Program failed, CelRuntime.Program current) {
  private static final Path PAGE = Path.of("../docs/gitops.md");
  private static final Pattern YAML_BLOCK =
      Pattern.compile("^```yaml\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("status", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

  static HealthExpressions ofThePage() throws IOException {
    JsonNode health =
        YAML_BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .map(MatchResult::group)
            .filter(block -> block.contains("healthCheckExprs"))
            .map(block -> block.replaceAll("```\\w*", ""))
            .map(block ->
                Snapshot.YAML.unmarshal(block, ObjectNode.class).at("/spec/healthCheckExprs/0"))
            .findFirst()
            .orElseThrow();
    return new HealthExpressions(
        program(health.path("inProgress")),
        program(health.path("failed")),
        program(health.path("current")));
  }

  private static CelRuntime.Program program(JsonNode expression) {
    try {
      return RUNTIME.createProgram(COMPILER.compile(expression.asText()).getAst());
    } catch (CelException e) {
      throw new AssertionError(expression + ": " + e.getMessage(), e);
    }
  }

  /** What none of them says is in progress. */
  Kstatus evaluate(JsonNode object) {
    Map<?, ?> status = new ObjectMapper().convertValue(object.path("status"), Map.class);
    if (holds(inProgress, status)) {
      return Kstatus.IN_PROGRESS;
    }
    if (holds(failed, status)) {
      return Kstatus.FAILED;
    }
    return holds(current, status) ? Kstatus.CURRENT : Kstatus.IN_PROGRESS;
  }

  private static boolean holds(CelRuntime.Program program, Map<?, ?> status) {
    try {
      return Boolean.TRUE.equals(program.eval(Map.of("status", status)));
    } catch (CelException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
