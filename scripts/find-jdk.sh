# POSIX sh; source it, then call find_jdk MIN. Prints the home of the best JDK (with javac) whose
# feature version is at least MIN; says what it saw and returns 1 when there is none.
# Reads the release file of a JDK, so no JVM is started.
jdk_feature() {
  [ -x "$1/bin/javac" ] || return 1
  jf_v=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1)
  [ -n "$jf_v" ] || jf_v=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
  [ -n "$jf_v" ] && [ "$jf_v" != 1 ] && printf '%s\n' "$jf_v"
}

# The directory behind a chain of links, without readlink -f, which not every system has.
resolve_link() {
  rl_p=$1
  while [ -L "$rl_p" ]; do
    rl_l=$(ls -ld "$rl_p")
    rl_l=${rl_l#*" -> "}
    case $rl_l in /*) rl_p=$rl_l ;; *) rl_p=$(dirname -- "$rl_p")/$rl_l ;; esac
  done
  printf '%s\n' "$rl_p"
}

find_jdk() {
  fj_min=$1
  fj_seen=
  fj_try() {
    fj_v=$(jdk_feature "$1") || return 1
    fj_seen="$fj_seen
    $fj_v  $1"
    [ "$fj_v" -ge "$fj_min" ]
  }

  # What the user says comes first: the first hit wins.
  for fj_h in "${HALDANE_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    if [ -n "$fj_h" ] && fj_try "$fj_h"; then
      printf '%s\n' "$fj_h"
      return 0
    fi
  done
  if fj_p=$(command -v javac 2>/dev/null); then
    fj_h=$(cd "$(dirname -- "$(resolve_link "$fj_p")")/.." 2>/dev/null && pwd -P)
    if [ -n "$fj_h" ] && fj_try "$fj_h"; then
      printf '%s\n' "$fj_h"
      return 0
    fi
  fi
  if [ -x /usr/libexec/java_home ]; then
    fj_h=$(/usr/libexec/java_home -F -v "$fj_min+" 2>/dev/null)
    if [ -n "$fj_h" ] && fj_try "$fj_h"; then
      printf '%s\n' "$fj_h"
      return 0
    fi
  fi

  # Then the usual places: the lowest version that is new enough is closest to what is tested.
  fj_best=
  fj_bestv=0
  for fj_h in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    { [ -d "$fj_h" ] && [ ! -L "$fj_h" ]; } || continue
    if fj_try "$fj_h" && { [ -z "$fj_best" ] || [ "$fj_v" -lt "$fj_bestv" ]; }; then
      fj_best=$fj_h
      fj_bestv=$fj_v
    fi
  done
  if [ -n "$fj_best" ]; then
    printf '%s\n' "$fj_best"
    return 0
  fi

  {
    printf 'Haldane needs a JDK %s or newer (with javac), but found none.\n' "$fj_min"
    [ -n "$fj_seen" ] && printf '  These are too old:%s\n' "$fj_seen"
    printf '  Install one, for example with SDKMAN: sdk install java %s-tem,\n' "$fj_min"
    printf '  or set HALDANE_JAVA_HOME or JAVA_HOME to one.\n'
  } >&2
  return 1
}
