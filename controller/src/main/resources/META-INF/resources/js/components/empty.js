// What to apply when there is no canary yet.

import { el } from "../dom.js";

const EXAMPLE = `apiVersion: flagger.app/v1beta1
kind: Canary
metadata:
  name: checkout
  namespace: shop
spec:
  provider: istio
  targetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: checkout
  service:
    port: 80
  analysis:
    interval: 30s
    threshold: 5
    maxWeight: 50
    stepWeight: 10
    metrics:
    - name: request-success-rate
      interval: 1m
      thresholdRange:
        min: 99`;

export function empty() {
  return el(
    "section",
    { class: "empty card", "aria-labelledby": "empty-title", hidden: true },
    el("img", { src: "/favicon.svg", alt: "", width: "72", height: "72" }),
    el("h2", { id: "empty-title" }, "No canaries yet"),
    el("p", {}, "A Canary names a workload, the steps by which a new version gets traffic, and the checks that it must pass. Apply one like this; it appears here at once:"),
    el("pre", { tabindex: "0", "aria-label": "Example of a Canary" }, el("code", {}, EXAMPLE)),
    el("p", {}, "Then change the image of the Deployment, and watch."),
  );
}
