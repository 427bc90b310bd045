package io.haldane.cli.command;

import io.haldane.api.GoDuration;
import io.haldane.cli.exit.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --timeout}. */
final class TimeoutOption {
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Wait at most that long, such as 90s or 1h. Default: no limit.")
  private @Nullable String timeout;

  Optional<Duration> limit() {
    if (timeout == null) {
      return Optional.empty();
    }
    return Optional.of(
        GoDuration.parse(timeout)
            .orElseThrow(() ->
                Failure.usage(
                    "--timeout \"%s\" is not a duration; write for example 90s or 30m."
                        .formatted(timeout))));
  }
}
