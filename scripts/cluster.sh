# A real cluster for journeys, faults and the bench. Sourced by the launcher, after namespace.sh.

e2e_usage() {
  cat <<'TEXT'
Runs a real cluster without containers: etcd, API server, Istio, Envoy, Contour, Traefik, Prometheus, and pods that answer.
The cluster runs in its own network namespace, so this needs root on Linux, Go and Python.

  ./haldane e2e                  run all journeys (releases), then all faults
  ./haldane e2e --journeys       run only the journeys
  ./haldane e2e --faults         run only the faults
  ./haldane e2e NAME ...         run those whose names contain one of these, such as IstioWeighted
  ./haldane e2e EnvoyGateway     build Envoy Gateway too, and run its journey, which is left out of all others while it is not built
  ./haldane e2e RolesBrowser     run the journey in a browser; it downloads a driver of 200 MB once, so it runs only by its name
  ./haldane e2e DryRun           send the objects of all golden cases to an API server; HALDANE_E2E_CRDS=FOLDER adds CRDs of your own
  ./haldane e2e up               start the cluster with the controller and leave it running
  ./haldane e2e exec COMMAND ... run a command in the cluster's network, such as kubectl get canaries -A
  ./haldane e2e down             stop the cluster

The first run builds the binaries, which takes about 15 minutes; later runs start at once. All logs are in
.haldane/e2e/logs. Exit codes: 0 success, 1 a failure, 3 a tool is missing on this machine.
TEXT
}

# $1: name of the run, $2: its network namespace, then class and arguments.
cluster_java() {
  name=$1
  inside="ip netns exec $2"
  shift 2
  e2e_java "$name" "$@"
}

# What a JVM of the run needs to know. $1: name of the run, then class and arguments.
e2e_java() {
  run=$state/$1
  shift
  ${inside:-} "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Dslf4j.internal.verbosity=ERROR -Djava.util.logging.config.file="$here/e2e/logging.properties" \
    -Dnetworkaddress.cache.ttl=1 -Dhaldane.e2e.run="$run" -Dhaldane.e2e.hosts=/etc/hosts \
    -Dhaldane.e2e.controller="$app" -Dhaldane.e2e.chart="$here/helm/haldane" -Dhaldane.e2e.cli="$cli" -Dhaldane.e2e.sources="$here" \
    -Dhaldane.e2e.load-tester="$tester" \
    -cp "$here/e2e/target/classes:$here/e2e/target/test-classes:$here/e2e/target/lib/*" "$@"
}

# $*: the arguments of e2e. The driver of browsers is a large download, so only who asks for a browser gets it.
cluster_ready() {
  need_jdk
  bash "$here/e2e/binaries/build.sh" || exit $?
  case "$*" in
    *Browser*) build browser -Pbrowser -DskipTests -pl e2e ;;
    *) build cluster -DskipTests -pl e2e,load-tester ;;
  esac
}

# Only one journey each needs them, and compiling takes minutes; Envoy Gateway's so many that a run of all journeys leaves
# its own out while it is not built. $*: the arguments of e2e
extras_ready() {
  case "$*" in
    "" | --journeys | *Knative*) bash "$here/e2e/binaries/build.sh" knative || exit $? ;;
  esac
  case "$*" in
    *EnvoyGateway*) bash "$here/e2e/binaries/build.sh" envoy-gateway || exit $? ;;
  esac
}

# Runs a class in its own network namespace, which is removed when the class ends, also after a failure.
cluster_run() {
  if [ -n "$(ip netns pids "$2" 2>/dev/null)" ]; then
    echo "A cluster is already running. Stop it with ./haldane e2e down." >&2
    exit 1
  fi
  rm -rf "${state:?}/$1"
  mkdir -p "$state/$1"
  trap 'namespace_down '"$2" EXIT
  trap 'exit 130' INT TERM
  namespace_up "$2"
  code=0
  cluster_java "$@" || code=$?
  namespace_down "$2"
  trap - EXIT INT TERM
  return "$code"
}

e2e_up() {
  cluster_ready
  namespace=haldane-e2e
  if [ -n "$(ip netns pids $namespace 2>/dev/null)" ]; then
    echo "The cluster is already running. Stop it with ./haldane e2e down." >&2
    exit 1
  fi
  run=$state/e2e
  rm -rf "$run"
  mkdir -p "$run"
  namespace_up $namespace
  trap 'namespace_down '$namespace'; exit 130' INT TERM
  cluster_java e2e $namespace io.haldane.e2e.Up > "$run/up.log" 2>&1 &
  job=$!
  while [ ! -f "$run/ready" ]; do
    if ! kill -0 $job 2>/dev/null; then
      cat "$run/up.log" >&2
      namespace_down $namespace
      exit 1
    fi
    [ ! -t 2 ] || printf '\r\033[K%s' "$(tail -n 1 "$run/up.log")" >&2
    sleep 1
  done
  trap - INT TERM
  [ ! -t 2 ] || printf '\r\033[K' >&2
  cat <<TEXT
The cluster and Haldane are running. You can reach them only from their network namespace:
  ./haldane e2e exec kubectl get canaries -A      uses the kubeconfig $run/admin.kubeconfig
  ./haldane e2e exec bash                         a shell in the namespace; the dashboard is http://127.0.0.1:8080/,
                                                  with admin-token as token
  ./haldane e2e down                              stops the cluster
Logs: $run/logs
TEXT
}

e2e() {
  case ${1:-} in
    -h | -help | --help | help) e2e_usage ;;
    up | down)
      if [ $# -gt 1 ]; then
        echo "haldane: e2e $1 takes no arguments, but got '$2'." >&2
        return 2
      fi
      case $1 in
        up) e2e_up ;;
        down) namespace_down haldane-e2e ;;
      esac
      ;;
    exec)
      shift
      KUBECONFIG=$state/e2e/admin.kubeconfig exec ip netns exec haldane-e2e "$@"
      ;;
    --journeys | --faults)
      cluster_ready "$@"
      extras_ready "$@"
      cluster_run e2e haldane-e2e io.haldane.e2e.Journeys "$@"
      ;;
    -*)
      echo "haldane: unknown option of e2e: '$1'" >&2
      e2e_usage >&2
      return 2
      ;;
    *)
      cluster_ready "$@"
      extras_ready "$@"
      journeys=0 faults=0
      cluster_run e2e haldane-e2e io.haldane.e2e.Journeys --journeys "$@" || journeys=$?
      cluster_run e2e-faults haldane-e2e io.haldane.e2e.Journeys --faults "$@" || faults=$?
      # 4: nothing of that name among them.
      if [ $journeys -eq 4 ] && [ $faults -eq 4 ]; then
        echo "There is no journey or fault with that name: $*" >&2
        return 2
      fi
      { [ $journeys -eq 0 ] || [ $journeys -eq 4 ]; } && { [ $faults -eq 0 ] || [ $faults -eq 4 ]; }
      ;;
  esac
}

bench() {
  need_jdk
  [ $# -eq 0 ] || answer_early e2e/src/main/java/io/haldane/e2e/bench/EarlyAnswer.java "$@"
  case " $* " in
    *" --load "*)
      bash "$here/e2e/binaries/build.sh" envoy vegeta || exit $?
      build cluster -DskipTests -pl e2e,load-tester
      rm -rf "${state:?}/bench"
      mkdir -p "$state/bench"
      e2e_java bench io.haldane.e2e.bench.Bench "$@"
      ;;
    *" --sandbox "* | *" --soak "* | *" --outbox "*)
      need_jdk
      build cluster -DskipTests -pl e2e,load-tester
      train
      rm -rf "${state:?}/bench"
      mkdir -p "$state/bench"
      e2e_java bench io.haldane.e2e.bench.Bench "$@"
      ;;
    *)
      cluster_ready
      train
      cluster_run bench haldane-bench io.haldane.e2e.bench.Bench "$@"
      ;;
  esac
}
