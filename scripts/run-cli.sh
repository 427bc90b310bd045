# Starts the command line. POSIX sh; sourced by the launcher and by kubectl-haldane, which copies have beside them.

# $1: its folder, $2: what users call it; then the arguments. Needs JAVA_HOME.
run_cli() {
  cli=$1
  program=$2
  shift 2
  # Rows and columns, if the output is a terminal. A JVM cannot ask for them.
  screen=
  [ ! -t 1 ] || screen=$(stty size 2>/dev/null </dev/tty) || screen="0 80"
  set -- -Dhaldane.program="$program" -Dhaldane.screen="$screen" -cp "$cli/haldane-cli.jar" io.haldane.cli.Main "$@"
  [ ! -f "$cli/haldane-cli.aot" ] || set -- "-XX:AOTCache=$cli/haldane-cli.aot" "$@"
  exec "$JAVA_HOME/bin/java" "@$cli/jvm.options" "$@"
}
