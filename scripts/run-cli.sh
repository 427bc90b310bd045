# Starts the command line. POSIX sh; sourced by the launcher and by kubectl-haldane, which copies have beside them.

# Whether the cache of classes in this folder is good for its jars. A JVM does not always notice a newer jar and would run the old classes.
cache_is_current() {
  [ -f "$1/haldane-cli.aot" ] || return 1
  for jar in "$1/haldane-cli.jar" "$1"/lib/haldane-*.jar; do
    [ ! "$jar" -nt "$1/haldane-cli.aot" ] || return 1
  done
}

# $1: its folder, $2: what users call it; then the arguments. Needs JAVA_HOME.
run_cli() {
  cli=$1
  program=$2
  shift 2
  # Rows and columns, if the output is a terminal. A JVM cannot ask for them.
  screen=
  [ ! -t 1 ] || screen=$(stty size 2>/dev/null </dev/tty) || screen="0 80"
  set -- -Dhaldane.program="$program" -Dhaldane.screen="$screen" -cp "$cli/haldane-cli.jar" io.haldane.cli.Main "$@"
  ! cache_is_current "$cli" || set -- "-XX:AOTCache=$cli/haldane-cli.aot" "$@"
  exec "$JAVA_HOME/bin/java" "@$cli/jvm.options" "$@"
}
