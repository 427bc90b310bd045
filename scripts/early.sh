# Answers --help, a version and wrong arguments before anything is built. Sourced by the launcher, after find-jdk.sh.

# Compiles a class and what it needs of our sources, in about two seconds, and runs it; it exits with 10 when there is more to do than to
# answer. $1: its source below the root of the repository; then the arguments of the command.
answer_early() {
  early_source=$1
  shift
  early_name=${early_source##*/java/}
  early_name=$(echo "${early_name%.java}" | tr / .)
  early_classes=$(mktemp -d)
  trap 'rm -rf "$early_classes"' EXIT
  trap 'exit 130' INT TERM
  if ! (cd "$here" && "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -nowarn -implicit:class \
    -sourcepath scripts/early:api/src/main/java:outbound/src/main/java:controller/src/main/java:sandbox/src/main/java:e2e/src/main/java \
    -d "$early_classes" "$early_source"); then
    echo "haldane: $early_source does not compile." >&2
    exit 1
  fi
  early_code=0
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dhaldane.version="$(version)" -cp "$early_classes" "$early_name" "$@" || early_code=$?
  rm -rf "$early_classes"
  trap - EXIT INT TERM
  [ "$early_code" -eq 10 ] || exit "$early_code"
}

version() {
  sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$here/pom.xml" | head -n 1
}

# Everything that is built lands in the checkout.
need_writable() {
  for written in "$here" "$here"/*/target "$here/.haldane"; do
    if [ -e "$written" ] && [ ! -w "$written" ]; then
      echo "haldane: $written is not writable, but the build writes there. Copy the checkout to a folder that you can write." >&2
      exit 1
    fi
  done
}

# The cluster that the controller will drive, unless flags or the pod it runs in say which.
need_cluster() {
  for argument in "$@"; do
    case $argument in
      -master | -master=* | --master | --master=* | -kubeconfig | -kubeconfig=* | --kubeconfig | --kubeconfig=*) return 0 ;;
    esac
  done
  [ -z "${HALDANE_MASTER:-}${HALDANE_KUBECONFIG:-}${KUBERNETES_SERVICE_HOST:-}" ] || return 0
  # More than one file may be named, and one that is there is enough.
  found=$(echo "${KUBECONFIG:-$HOME/.kube/config}" | tr : '\n' | while read -r file; do [ ! -f "$file" ] || echo "$file"; done)
  if [ -z "$found" ]; then
    echo "haldane: there is no kubeconfig at ${KUBECONFIG:-$HOME/.kube/config}. Set KUBECONFIG or -kubeconfig=FILE. ./haldane demo needs none." >&2
    exit 1
  fi
}
