{{/*
What each provider routes by: resources by API group. Tests hold it against what the routers declare.
*/}}
{{- define "haldane.routes" -}}
apisix: {apisix.apache.org: [apisixroutes]}
appmesh: {appmesh.k8s.aws: [virtualnodes, virtualrouters, virtualservices]}
contour: {projectcontour.io: [httpproxies]}
gatewayapi: {gateway.networking.k8s.io: [httproutes]}
gloo: {gateway.solo.io: [routetables], gloo.solo.io: [upstreams]}
istio: {networking.istio.io: [destinationrules, virtualservices]}
knative: {serving.knative.dev: [services]}
kubernetes: {}
kuma: {kuma.io: [trafficroutes]}
linkerd: {split.smi-spec.io: [trafficsplits]}
nginx: {networking.k8s.io: [ingresses]}
osm: {split.smi-spec.io: [trafficsplits]}
skipper: {networking.k8s.io: [ingresses]}
smi: {split.smi-spec.io: [trafficsplits]}
traefik: {traefik.io: [traefikservices]}
{{- end -}}

{{/* Rules for the chosen providers. A suffix such as :v1beta1 names a version of the same kinds. */}}
{{- define "haldane.routeRules" -}}
{{- $routes := include "haldane.routes" . | fromYaml -}}
{{- $groups := dict -}}
{{- range prepend .Values.rbac.providers (default "istio" .Values.meshProvider) -}}
{{- $provider := splitList ":" . | first -}}
{{- if not (hasKey $routes $provider) -}}
{{- fail (printf "No provider is called %s: use one of %s." . (keys $routes | sortAlpha | join ", ")) -}}
{{- end -}}
{{- if and (eq $provider "kuma") (include "haldane.namespaced" $) -}}
{{- fail "Kuma's TrafficRoutes belong to no namespace: leave rbac.namespaced false." -}}
{{- end -}}
{{- range $group, $resources := get $routes $provider -}}
{{- $_ := set $groups $group (concat (get $groups $group | default list) $resources | uniq | sortAlpha) -}}
{{- end -}}
{{- end -}}
{{- range $group, $resources := $groups }}
- apiGroups: [{{ $group }}]
  resources: {{ toJson $resources }}
  verbs: [get, list, watch, create, update, patch, delete]
{{- if eq $group "serving.knative.dev" }}
- apiGroups: [{{ $group }}]
  resources: [revisions]
  verbs: [get, list, watch]
{{- end }}
{{- end }}
{{- end -}}

{{- define "haldane.namespaced" -}}
{{- if and .Values.namespace .Values.rbac.namespaced }}true{{ end -}}
{{- end -}}

{{/* Rules that hold wherever canaries are. */}}
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
# Owner references that block deletion need it.
- apiGroups: [flagger.app]
  resources: [canaries/finalizers]
  verbs: [update]
- apiGroups: [""]
  resources: [configmaps, secrets, services]
  verbs: [get, list, watch, create, update, patch, delete]
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
# Metric providers that live in the cluster.
- apiGroups: [external.metrics.k8s.io]
  resources: ["*"]
  verbs: [get, list, watch]
- apiGroups: [metrics.keptn.sh]
  resources: [keptnmetrics]
  verbs: [get]
- apiGroups: [metrics.keptn.sh]
  resources: [analyses]
  verbs: [get, create, delete]
{{- include "haldane.routeRules" . }}
{{- end -}}
