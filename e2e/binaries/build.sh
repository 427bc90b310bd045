#!/usr/bin/env bash
# Builds what a real cluster is made of, once, into ${HALDANE_CACHE:-~/.cache/haldane}/e2e: bin/, crds/, kwok/, and logs/ of how it went.
# Usage: build.sh [TOOL...]      builds what is missing or out of date, of all tools or of these
#        build.sh --check        only says whether this machine can do that
# Exit codes: 0 all there, 1 a build failed (its log is named), 2 wrong usage, 3 the machine lacks something (all of it is named).
set -euo pipefail
shopt -s extglob
export CGO_ENABLED=0 GOWORK=off

here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
cache=$(realpath -m -- "${HALDANE_CACHE:-$HOME/.cache/haldane}/e2e")

# shellcheck source-path=SCRIPTDIR source=recipes.sh
. "$here/recipes.sh"

# --- What is there already

# The recipe and the versions it builds: a tool is built again when either changes.
fingerprint() { { declare -f "build_$1" compile folder_of one_yaml; cat "$here/$1"/*; } | sha256sum; }

# A stamp is the fingerprint, then the files that came of it.
up_to_date() {
  local made_from file
  [ -f "$cache/stamps/$1" ] || return 1
  {
    read -r made_from
    [ "$made_from" = "$(fingerprint "$1")" ] || return 1
    while read -r file; do [ -s "$cache/$file" ] || return 1; done
  } <"$cache/stamps/$1"
}

# --- Building

new="" child=""

# The child leads a process group of its own, so that the compilers it started end with it.
clean_up() {
  if [ -n "$child" ]; then kill -TERM -- "-$child" && wait "$child"; fi 2>/dev/null || true
  if [ -n "$new" ]; then rm -rf "$new"; fi
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

build() {
  local tool=$1 log=$cache/logs/$1.log began=$SECONDS title="building $1 (${first_time[$1]} the first time)"
  new=$(mktemp -d "$cache/new.XXXXXX")
  mkdir "$new/bin" "$new/crds" "$new/kwok"
  fingerprint "$tool" >"$new/stamp"
  set -m
  (set +m; cd "$here/$tool"; set -x; "build_$tool") </dev/null >"$log" 2>&1 &
  child=$!
  set +m
  if [ -t 1 ]; then
    while kill -0 "$child" 2>/dev/null; do printf '\r%s … %d s' "$title" $((SECONDS - began)); sleep 1; done
    printf '\r\033[K'
  else
    echo "$title"
  fi
  if ! wait "$child"; then
    printf 'building %s failed after %d s; the end of %s:\n' "$tool" $((SECONDS - began)) "$log" >&2
    tail -n 20 "$log" >&2
    exit 1
  fi
  child=""
  keep "$tool"
  echo "built $tool in $((SECONDS - began)) s"
}

# One rename at a time, the stamp last: readers see whole files only, and what ends in between is built again.
keep() {
  cd "$new"
  rm -f "$cache/stamps/$1"
  find bin crds kwok -type f | tee -a stamp | while read -r file; do mv -f "$file" "$cache/$file"; done
  mv stamp "$cache/stamps/$1"
  cd "$here"
  rm -rf "$new"
}

# --- What the machine must have, to build and to run the cluster

# $@: the tools that are to be built
check() {
  local missing=() packages=() command package tool go_needed go_here
  [ "$(id -u)" = 0 ] || missing+=("root: the cluster lives in a network namespace of its own, which only root can make; run this as root")
  go_needed=$(for tool in "$@"; do cat "$here/$tool/go.mod" 2>/dev/null || true; done | sed -n 's/^go //p' | sort -V | tail -n 1)
  go_here=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null || true)
  if ! printf '%s\n' "$go_needed" "${go_here#go}" | sort -VC; then
    missing+=("go $go_needed or newer${go_here:+: this is ${go_here#go}, a newer release or its backports may have it}")
    packages+=(golang-go)
  fi
  if ! python3 -c 'import importlib.util as i, sys; sys.exit(not i.find_spec("pip"))' 2>/dev/null; then
    missing+=("python3 with pip")
    packages+=(python3-pip)
  fi
  while read -r command package; do
    command -v "$command" >/dev/null || { missing+=("$command"); packages+=("$package"); }
  done <<<$'iptables iptables\nip iproute2\nprometheus prometheus\nhey hey'
  # One of the faults sets the clock of a single process.
  if ! compgen -G '/usr/lib/*/faketime/libfaketime.so.1' >/dev/null; then
    missing+=("libfaketime")
    packages+=(libfaketime)
  fi
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "This machine lacks what a real cluster needs:"
  printf '  %s\n' "${missing[@]}"
  [ ${#packages[@]} = 0 ] || echo "On Debian: apt-get install --no-install-recommends ${packages[*]}"
  exit 3
}

# --- Main

if [ "${1:-}" = --check ]; then check "${tools[@]}" >&2; exit 0; fi
for tool in "$@"; do
  [ -n "${first_time[$tool]:-}" ] || { echo "build.sh: no tool is called $tool; there are: ${tools[*]}" >&2; exit 2; }
done
check "${tools[@]}" "$@" >&2
wanted=()
for tool in "${@:-${tools[@]}}"; do up_to_date "$tool" || wanted+=("$tool"); done
[ ${#wanted[@]} -gt 0 ] || exit 0

mkdir -p "$cache"/{bin,crds,kwok,logs,stamps}
exec 9>"$cache/lock"
flock -n 9 || { echo "another run builds into $cache; waiting for it"; flock 9; }
rm -rf "$cache"/new.* # left by runs that were killed
for tool in "${wanted[@]}"; do up_to_date "$tool" || build "$tool"; done
