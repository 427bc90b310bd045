package io.haldane.load;

import com.google.re2j.Pattern;
import io.haldane.outbound.HostList;
import io.haldane.outbound.HostRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The flags. Those of Flagger's load tester have its names and defaults. */
@Command(
    name = "load-tester",
    description = "Generates load, runs commands and holds gates for the hooks of canaries.",
    sortOptions = false,
    usageHelpAutoWidth = true)
final class Options {
  @Option(
      names = {"-h", "-help", "--help"},
      usageHelp = true,
      description = "Print this text.")
  boolean help;

  @Option(
      names = {"-port", "--port"},
      defaultValue = "9090",
      description = "The port to listen on. Default: ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = {"-timeout", "--timeout"},
      defaultValue = "1h",
      converter = DurationFlag.class,
      description = "How long a task may run. Default: ${DEFAULT-VALUE}.")
  Duration timeout = Duration.ofHours(1);

  @Option(
      names = {"-namespace-regexp", "--namespace-regexp"},
      defaultValue = "",
      converter = RegexFlag.class,
      description = "Only canaries of namespaces that match may call. Default: all.")
  Pattern namespaces = Pattern.compile("");

  @Option(
      names = {"-log-level", "--log-level"},
      defaultValue = "debug",
      converter = LogLevelFlag.class,
      description = "debug, info, warn or error. Default: ${DEFAULT-VALUE}.")
  java.util.logging.Level logLevel = java.util.logging.Level.FINE;

  @Option(
      names = {"-zap-encoding", "--zap-encoding"},
      defaultValue = "json",
      description = "The format of the log: json or console. Default: ${DEFAULT-VALUE}.")
  LogEncoding logEncoding = LogEncoding.json;

  @Option(
      names = {"-zap-replace-globals", "--zap-replace-globals"},
      arity = "0..1",
      fallbackValue = "true",
      description = "Accepted without effect.")
  boolean replaceGlobals;

  @Option(
      names = {"-allow-commands", "--allow-commands"},
      defaultValue = "",
      split = ",",
      paramLabel = "NAMES",
      description =
          "Programs that hooks may run, comma-separated, such as kubectl,helm. Default: none; hey, ghz"
              + " and wrk need no program.")
  Set<String> allowedCommands = Set.of();

  @Option(
      names = {"-allow-shell", "--allow-shell"},
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Run tasks of type bash with a shell. Everyone who may create a canary can then run anything"
              + " in this container.")
  boolean allowShell;

  @Option(
      names = {"-body-files", "--body-files"},
      paramLabel = "FOLDER",
      description = "The folder of files that -D of hey and ghz may send. Default: none.")
  @Nullable Path bodyFiles;

  @Option(
      names = {"-gates", "--gates"},
      defaultValue = "haldane-gates",
      paramLabel = "NAME",
      description =
          "The ConfigMap that keeps open gates, in the namespace of this pod. Empty: in memory. Default:"
              + " ${DEFAULT-VALUE}.")
  String gates = "";

  @Option(
      names = {"-max-tasks", "--max-tasks"},
      defaultValue = "50",
      description = "Tasks that may run at one time. Default: ${DEFAULT-VALUE}.")
  int maxTasks;

  @Option(
      names = {"-max-commands", "--max-commands"},
      defaultValue = "10",
      description = "Commands that may run at one time. Default: ${DEFAULT-VALUE}.")
  int maxCommands;

  @Option(
      names = {"-max-rate", "--max-rate"},
      defaultValue = "20000",
      description = "Requests per second of one load. Default: ${DEFAULT-VALUE}.")
  double maxRate;

  @Option(
      names = {"-max-concurrency", "--max-concurrency"},
      defaultValue = "10000",
      description =
          "Requests of one load that may wait for their answers. Default: ${DEFAULT-VALUE}.")
  int maxConcurrency;

  @Option(
      names = {"-deny-hosts", "--deny-hosts"},
      defaultValue = HostRules.DENIED_BY_DEFAULT,
      converter = HostListFlag.class,
      description = "Hosts that get no load, comma-separated. Default: ${DEFAULT-VALUE}.")
  HostList denyHosts = HostList.parse(HostRules.DENIED_BY_DEFAULT);

  @Option(
      names = {"-allow-hosts", "--allow-hosts"},
      defaultValue = "",
      converter = HostListFlag.class,
      description = "Exceptions of -deny-hosts.")
  HostList allowHosts = HostList.parse("");

  HostRules hostRules() {
    return new HostRules(allowHosts, denyHosts, Set.of());
  }

  Set<String> allowed() {
    Set<String> names = new LinkedHashSet<>(allowedCommands);
    names.remove("");
    return Set.copyOf(names);
  }

  Optional<Path> bodyFiles() {
    return Optional.ofNullable(bodyFiles);
  }

  /** The first limit that nothing could run within. */
  Optional<String> problem() {
    if (port < 0 || port > 65_535) {
      return Optional.of("-port must be a port.");
    }
    boolean limits =
        maxTasks > 0
            && maxCommands > 0
            && maxRate > 0
            && maxConcurrency > 0
            && timeout.isPositive();
    return limits
        ? Optional.empty()
        : Optional.of("-timeout and all flags that begin with -max must be above 0.");
  }
}
