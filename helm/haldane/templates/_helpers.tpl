{{- define "haldane.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* The name of the release alone if it contains haldane already. */}}
{{- define "haldane.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains (include "haldane.name" .) .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "haldane.name" .) | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "haldane.selectorLabels" -}}
app.kubernetes.io/name: {{ include "haldane.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "haldane.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "haldane.selectorLabels" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end -}}

{{- define "haldane.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "haldane.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "haldane.replicas" -}}
{{- if kindIs "invalid" .Values.replicaCount -}}
{{- .Values.leaderElection.replicaCount -}}
{{- else -}}
{{- .Values.replicaCount -}}
{{- end -}}
{{- end -}}

{{/* The namespace of the Lease: the watched namespace, or else that of the release. */}}
{{- define "haldane.electionNamespace" -}}
{{- default .Release.Namespace .Values.namespace -}}
{{- end -}}

{{/* Environment variables with addresses that are secrets, as a map. */}}
{{- define "haldane.secrets" -}}
{{- $secrets := dict -}}
{{- range $name, $value := dict "SLACK_URL" .Values.slack.url "SLACK_TOKEN" .Values.slack.token "MSTEAMS_URL" .Values.msteams.url "EVENT_WEBHOOK_URL" .Values.eventWebhook "DASHBOARD_SESSION_KEY" .Values.dashboardAuth.sessionKey "OTEL_EXPORTER_OTLP_ENDPOINT" .Values.traces.endpoint "OTEL_EXPORTER_OTLP_HEADERS" .Values.traces.headers -}}
{{- if $value -}}
{{- $_ := set $secrets $name $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $secrets -}}
{{- end -}}

{{- define "haldane.prometheusSelector" -}}
app.kubernetes.io/name: {{ include "haldane.name" . }}-prometheus
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "haldane.prometheusLabels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "haldane.prometheusSelector" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* Values files of Flagger use the helpers of its chart, for example in affinity. */}}
{{- define "flagger.name" -}}{{ include "haldane.name" . }}{{- end -}}
{{- define "flagger.fullname" -}}{{ include "haldane.fullname" . }}{{- end -}}
{{- define "flagger.serviceAccountName" -}}{{ include "haldane.serviceAccountName" . }}{{- end -}}

{{/* There is no public image: a default would be one that nobody can pull. */}}
{{- define "haldane.image" -}}
{{- $repository := .Values.image.repository -}}
{{- if not $repository -}}
{{- fail "Set image.repository to the repository to which you pushed the image of the controller, for example --set image.repository=registry.example.com/haldane/controller. docs/install.md describes how to build it." -}}
{{- end -}}
{{- if contains "fluxcd/flagger" $repository -}}
{{- fail (printf "image.repository is %s, which is Flagger's own image. Remove image from the values, and set image.repository to the repository with the image of this controller." $repository) -}}
{{- end -}}
{{- printf "%s:%s" $repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}

{{/* minAvailable as a number of pods. */}}
{{- define "haldane.minAvailable" -}}
{{- $wanted := toString .Values.podDisruptionBudget.minAvailable -}}
{{- if hasSuffix "%" $wanted -}}
{{- divf (mulf (include "haldane.replicas" . | float64) (trimSuffix "%" $wanted | float64)) 100 | ceil | int -}}
{{- else -}}
{{- int $wanted -}}
{{- end -}}
{{- end -}}

{{/* Names of the dashboard, that of its Ingress among them. */}}
{{- define "haldane.dashboardHosts" -}}
{{- $hosts := .Values.dashboardHosts -}}
{{- if and .Values.dashboardIngress.enabled .Values.dashboardIngress.host -}}
{{- $hosts = append $hosts .Values.dashboardIngress.host | uniq -}}
{{- end -}}
{{- join "," $hosts -}}
{{- end -}}

{{- define "haldane.dashboardLinks" -}}
{{- $links := list -}}
{{- range $name, $url := .Values.dashboardLinks -}}
{{- $links = append $links (printf "%s=%s" $name $url) -}}
{{- end -}}
{{- join " " $links -}}
{{- end -}}
