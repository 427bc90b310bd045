#!/bin/sh
# Writes what follows from the declarations of adapters: permissions in the chart, CRDs, tables in README and docs. Run it after
# adding or changing an adapter, and read the difference. A test fails while something is out of date.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$here/scripts/find-jdk.sh"
JAVA_HOME=$(find_jdk 25) || exit 1
export JAVA_HOME
cd "$here"
./mvnw -B -ntp -q -Dquick -Dspotless.check.skip "$@" test -pl helm -am \
  -Dgroups=generated -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true
# The CRDs are written by the build, from the types and the lists above.
./mvnw -B -ntp -q -Dquick -Dspotless.check.skip "$@" process-classes -pl helm -am
git status --short
