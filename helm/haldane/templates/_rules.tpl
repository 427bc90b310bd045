{{/*
The resources that each supported provider writes, by API group. Generated from what the routers declare:
scripts/generate.sh rewrites it.
*/}}
{{- define "haldane.routes" -}}
alb: {networking.k8s.io: [ingresses]}
apisix: {apisix.apache.org: [apisixroutes]}
appmesh: {appmesh.k8s.aws: [virtualnodes, virtualservices]}
appmesh:v1beta2: {appmesh.k8s.aws: [virtualnodes, virtualrouters, virtualservices]}
cilium: {gateway.networking.k8s.io: [grpcroutes, httproutes, tcproutes, tlsroutes]}
consul: {consul.hashicorp.com: [servicedefaults, servicerouters, servicesplitters]}
contour: {projectcontour.io: [httpproxies]}
f5-nginx: {k8s.nginx.org: [virtualserverroutes]}
gatewayapi:v1: {gateway.networking.k8s.io: [grpcroutes, httproutes, tcproutes, tlsroutes]}
gatewayapi:v1beta1: {gateway.networking.k8s.io: [grpcroutes, httproutes, tcproutes, tlsroutes]}
gloo: {gateway.solo.io: [routetables], gloo.solo.io: [upstreams]}
istio: {networking.istio.io: [destinationrules, virtualservices]}
istio:ambient: {gateway.networking.k8s.io: [grpcroutes, httproutes, tcproutes, tlsroutes]}
knative: {serving.knative.dev: [services]}
kubernetes: {}
kuma: {kuma.io: [meshhttproutes]}
kuma:httproute: {gateway.networking.k8s.io: [grpcroutes, httproutes, tcproutes, tlsroutes]}
linkerd: {split.smi-spec.io: [trafficsplits]}
linkerd:httproute: {gateway.networking.k8s.io: [grpcroutes, httproutes, tcproutes, tlsroutes]}
nginx: {networking.k8s.io: [ingresses]}
nsm: {specs.smi-spec.io: [httproutegroups], split.smi-spec.io: [trafficsplits]}
osm: {split.smi-spec.io: [trafficsplits]}
skipper: {networking.k8s.io: [ingresses]}
smi:v1alpha1: {split.smi-spec.io: [trafficsplits]}
smi:v1alpha2: {split.smi-spec.io: [trafficsplits]}
smi:v1alpha3: {split.smi-spec.io: [trafficsplits]}
traefik: {traefik.containo.us: [ingressroutes, traefikservices], traefik.io: [ingressroutes, traefikservices]}
{{- end -}}

{{/* The resources that it only reads. Generated, too. */}}
{{- define "haldane.reads" -}}
cilium: {gateway.networking.k8s.io: [gatewayclasses, gateways]}
consul: {consul.hashicorp.com: [serviceintentions]}
gatewayapi:v1: {gateway.envoyproxy.io: [backendtrafficpolicies], gateway.networking.k8s.io: [gatewayclasses, gateways]}
gatewayapi:v1beta1: {gateway.envoyproxy.io: [backendtrafficpolicies], gateway.networking.k8s.io: [gatewayclasses, gateways]}
istio: {"": [namespaces]}
istio:ambient: {gateway.networking.k8s.io: [gatewayclasses, gateways], networking.istio.io: [virtualservices]}
knative: {serving.knative.dev: [revisions]}
kuma:httproute: {gateway.networking.k8s.io: [gatewayclasses, gateways]}
linkerd:httproute: {gateway.networking.k8s.io: [gatewayclasses, gateways], linkerd.io: [serviceprofiles]}
{{- end -}}

{{/* Providers of Flagger that this version does not support. Generated, too. */}}
{{- define "haldane.notServed" -}}
[]
{{- end -}}

{{/* The routes of one provider. A suffix may name the user of the same objects, as in smi:v1alpha1:linkerd. */}}
{{- define "haldane.routesOf" -}}
{{- $routes := include "haldane.routes" .root | fromYaml -}}
{{- $parts := splitList ":" .provider -}}
{{- $versioned := printf "%s:%s" (first $parts) (index (append $parts "") 1) -}}
{{- if eq .provider "auto" -}}
{}
{{- else if hasKey $routes .provider -}}
{{- get $routes .provider | toYaml -}}
{{- else if hasKey $routes $versioned -}}
{{- get $routes $versioned | toYaml -}}
{{- else if has (first $parts) (include "haldane.notServed" .root | fromYamlArray) -}}
{{- fail (printf "This version does not support the provider %s. Keep Flagger for its canaries, and choose from: %s." .provider (keys $routes | sortAlpha | join ", ")) -}}
{{- else -}}
{{- fail (printf "There is no provider %s: use one of %s." .provider (keys $routes | sortAlpha | join ", ")) -}}
{{- end -}}
{{- end -}}

{{/* What one provider only reads; a suffix is the user's, as above. */}}
{{- define "haldane.readsOf" -}}
{{- $reads := include "haldane.reads" .root | fromYaml -}}
{{- $parts := splitList ":" .provider -}}
{{- $versioned := printf "%s:%s" (first $parts) (index (append $parts "") 1) -}}
{{- get $reads .provider | default (get $reads $versioned) | default dict | toYaml -}}
{{- end -}}

{{/* The kinds of the chosen providers, by API group: those that are written, and those that are only read. */}}
{{- define "haldane.routeKinds" -}}
{{- if and (eq (default "" .Values.meshProvider) "auto") (not .Values.rbac.providers) -}}
{{- fail "meshProvider auto chooses among the providers that the controller has permissions for: list them in rbac.providers." -}}
{{- end -}}
{{- $groups := dict -}}
{{- $reads := dict -}}
{{- range $provider := prepend .Values.rbac.providers (default "istio" .Values.meshProvider) -}}
{{- $routes := include "haldane.routesOf" (dict "root" $ "provider" $provider) | fromYaml -}}
{{- range $group, $resources := $routes -}}
{{- $_ := set $groups $group (concat (get $groups $group | default list) $resources | uniq | sortAlpha) -}}
{{- end -}}
{{- range $group, $resources := include "haldane.readsOf" (dict "root" $ "provider" $provider) | fromYaml -}}
{{- $_ := set $reads $group (concat (get $reads $group | default list) $resources | uniq | sortAlpha) -}}
{{- end -}}
{{- end -}}
{{- dict "written" $groups "read" $reads | toYaml -}}
{{- end -}}

{{/* Rules for the chosen providers. */}}
{{- define "haldane.routeRules" -}}
{{- $kinds := include "haldane.routeKinds" . | fromYaml -}}
{{- range $group, $resources := $kinds.written }}
- apiGroups: [{{ $group | quote }}]
  resources: {{ toJson $resources }}
  verbs: [get, list, watch, create, update, patch, delete]
{{- end }}
{{- range $group, $resources := $kinds.read }}
- apiGroups: [{{ $group | quote }}]
  resources: {{ toJson $resources }}
  verbs: [get, list, watch]
{{- end }}
{{- end -}}

{{/* What metrics providers need in the cluster. Generated from what they declare: MetricProvidersTest rewrites it. */}}
{{- define "haldane.metricPermissions" -}}
custommetrics: [{group: custom.metrics.k8s.io, resources: ["*"], verbs: [get, list]}]
externalmetrics: [{group: external.metrics.k8s.io, resources: ["*"], verbs: [get, list]}]
keptn: [{group: metrics.keptn.sh, resources: [keptnmetrics], verbs: [get]}, {group: metrics.keptn.sh, resources: [analyses], verbs: [get, create, delete]}]
{{- end -}}

{{/* Rules for the chosen metrics providers. */}}
{{- define "haldane.metricRules" -}}
{{- $permissions := include "haldane.metricPermissions" . | fromYaml -}}
{{- range $provider := .Values.rbac.metricProviders -}}
{{- if not (hasKey $permissions $provider) -}}
{{- fail (printf "The metrics provider %s needs no permissions, or there is none: rbac.metricProviders may have %s." $provider (keys $permissions | sortAlpha | join ", ")) -}}
{{- end -}}
{{- range $permission := get $permissions $provider }}
- apiGroups: [{{ $permission.group }}]
  resources: {{ toJson $permission.resources }}
  verbs: {{ toJson $permission.verbs }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "haldane.namespaced" -}}
{{- if .Values.rbac.namespaced -}}
{{- if not .Values.namespace -}}
{{- fail "rbac.namespaced needs a namespace: set namespace to the one that the controller watches, or set rbac.namespaced to false." -}}
{{- end -}}
true
{{- end -}}
{{- end -}}

{{/* Rules that are needed with every provider. */}}
{{- define "haldane.rules" -}}
- apiGroups: [flagger.app]
  resources: [canaries, metrictemplates, alertproviders]
  verbs: [get, list, watch]
- apiGroups: [flagger.app]
  resources: [canaries]
  verbs: [update, patch]
- apiGroups: [flagger.app]
  resources: [canaries/status]
  verbs: [get, update, patch]
# Needed for owner references that block deletion.
- apiGroups: [flagger.app]
  resources: [canaries/finalizers]
  verbs: [update]
# The history of runs. The controller never lists or watches them.
- apiGroups: [haldane.io]
  resources: [canaryruns]
  verbs: [get, create, delete]
- apiGroups: [""]
  resources: [services]
  verbs: [get, list, watch, create, update, patch, delete]
{{- if .Values.configTracking.enabled }}
# Copies of what a workload mounts, for its primary.
- apiGroups: [""]
  resources: [configmaps, secrets]
  verbs: [get, list, watch, create, update, patch, delete]
{{- else }}
# Credentials of metric templates and alert providers.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch]
{{- end }}
- apiGroups: [""]
  resources: [events]
  verbs: [get, create, patch]
- apiGroups: [apps]
  resources: [daemonsets, deployments]
  verbs: [get, list, watch, create, update, patch, delete]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch, create, update, patch, delete]
- apiGroups: [keda.sh]
  resources: [scaledobjects]
  verbs: [get, list, watch, create, update, patch, delete]
{{- include "haldane.routeRules" . }}
{{- include "haldane.metricRules" . }}
{{- end -}}
