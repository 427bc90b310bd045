{{/* Flags of the controller, in the order of docs/configuration.md. */}}
{{- define "haldane.args" -}}
{{- $values := .Values -}}
- {{ printf "-log-level=%s" $values.logLevel | quote }}
{{- with $values.meshProvider }}
- {{ printf "-mesh-provider=%s" . | quote }}
{{- end }}
{{- if $values.prometheus.install }}
- -metrics-server=http://{{ include "haldane.fullname" . }}-prometheus:9090
{{- else }}
- {{ printf "-metrics-server=%s" $values.metricsServer | quote }}
{{- end }}
- -enable-config-tracking={{ $values.configTracking.enabled }}
- {{ printf "-dashboard=%s" $values.dashboardAccess | quote }}
{{- if ne $values.dashboardAuth.mode "none" }}
- {{ printf "-dashboard-auth=%s" $values.dashboardAuth.mode | quote }}
{{- with $values.dashboardAuth.trustedProxies }}
- {{ printf "-dashboard-trusted-proxies=%s" (join "," .) | quote }}
{{- end }}
{{- end }}
{{- if eq $values.dashboardAuth.mode "proxy" }}
- {{ printf "-dashboard-user-header=%s" $values.dashboardAuth.userHeader | quote }}
- {{ printf "-dashboard-groups-header=%s" $values.dashboardAuth.groupsHeader | quote }}
{{- end }}
{{- if $values.dashboardLinks }}
- {{ printf "-dashboard-links=%s" (include "haldane.dashboardLinks" .) | quote }}
{{- end }}
{{- if ne (int $values.runHistoryLimit) 10 }}
- {{ printf "-run-history-limit=%d" (int $values.runHistoryLimit) | quote }}
{{- end }}
{{- if not $values.healthCondition }}
- -health-condition=false
{{- end }}
- -enable-leader-election=true
- -leader-election-namespace={{ .Release.Namespace }}
{{- range $flag, $value := dict
  "alert-identity-namespaces" $values.alertIdentityNamespaces
  "allow-hosts" $values.allowHosts
  "cluster-name" $values.clusterName
  "deny-hosts" $values.denyHosts
  "include-label-prefix" $values.includeLabelPrefix
  "dashboard-hosts" (include "haldane.dashboardHosts" .)
  "ingress-annotations-prefix" $values.ingressAnnotationsPrefix
  "ingress-class" $values.ingressClass
  "kubeconfig-burst" $values.kubeconfigBurst
  "kubeconfig-qps" $values.kubeconfigQPS
  "msteams-proxy-url" $values.msteams.proxyUrl
  "namespace" $values.namespace
  "selector-labels" $values.selectorLabels
  "slack-channel" $values.slack.channel
  "slack-proxy-url" (default $values.slack.proxyUrl $values.slack.proxy)
  "slack-user" $values.slack.user
  "threadiness" $values.threadiness
}}
{{- if $value }}
- {{ printf "-%s=%v" $flag $value | quote }}
{{- end }}
{{- end }}
{{- if $values.noCrossNamespaceRefs }}
- -no-cross-namespace-refs=true
{{- end }}
{{- if $values.controlplane.kubeconfig.secretName }}
- -kubeconfig-service-mesh=/etc/haldane/controlplane/{{ $values.controlplane.kubeconfig.key }}
{{- end }}
{{- range $values.extraArgs }}
- {{ . | quote }}
{{- end }}
{{- end -}}
