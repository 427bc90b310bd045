{{- define "load-tester.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* The name of the release alone if it says what it is, as in releases of Flagger's chart. */}}
{{- define "load-tester.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if or (contains (include "load-tester.name" .) .Release.Name) (contains "loadtester" .Release.Name) -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "load-tester.name" .) | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "load-tester.selectorLabels" -}}
app.kubernetes.io/name: {{ include "load-tester.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "load-tester.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "load-tester.selectorLabels" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end -}}

{{/* Whether the chart brings a ServiceAccount. */}}
{{- define "load-tester.ownAccount" -}}
{{- if and (not .Values.serviceAccountName) (or .Values.gates.persistent .Values.rbac.create) -}}true{{- end -}}
{{- end -}}

{{- define "load-tester.serviceAccountName" -}}
{{- if include "load-tester.ownAccount" . -}}
{{- include "load-tester.fullname" . -}}
{{- else -}}
{{- default "default" .Values.serviceAccountName -}}
{{- end -}}
{{- end -}}

{{/* There is no public image: a default would be one that nobody can pull. */}}
{{- define "load-tester.image" -}}
{{- $repository := .Values.image.repository -}}
{{- if not $repository -}}
{{- fail "Set image.repository to the repository to which you pushed the image of the load tester, for example --set image.repository=registry.example.com/haldane/load-tester. docs/load-tester.md describes how to build it." -}}
{{- end -}}
{{- if contains "flagger-loadtester" $repository -}}
{{- fail (printf "image.repository is %s, which is Flagger's own image. Remove image from the values, and set image.repository to the repository with the image of this load tester." $repository) -}}
{{- end -}}
{{- printf "%s:%s" $repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}

{{- define "load-tester.check" -}}
{{- if or .Values.istio.enabled .Values.appmesh.enabled .Values.meshName -}}
{{- fail "The chart creates no routes. Remove istio, appmesh, meshName and backends from the values, and create a route to the Service yourself." -}}
{{- end -}}
{{- end -}}
