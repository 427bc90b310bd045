#!/bin/sh
# Writes what follows from the code: permissions in the chart, CRDs, tables in README and docs, docs/reference. Run it after adding
# or changing an adapter, a flag, a metric, an event or a condition, and read the difference. A test fails while something is out of date.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$here/scripts/find-jdk.sh"
JAVA_HOME=$(find_jdk 25) || exit 1
export JAVA_HOME
cd "$here"
./mvnw -B -ntp -q -Dquick -Dspotless.check.skip "$@" test -pl helm,view,controller -am \
  -Dgroups=generated -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true
# The CRDs are written by the build, from the types and the lists above.
./mvnw -B -ntp -q -Dquick -Dspotless.check.skip "$@" process-classes -pl helm -am
git status --short
