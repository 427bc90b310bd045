#!/bin/sh
# A stage of a pipeline: releases a version, waits for the end, and goes by the exit code alone.
# usage: pipeline.sh VERSION
set -u

kubectl set image deployment/podinfo "podinfod=stefanprodan/podinfo:$1" >/dev/null || exit 9
kubectl-haldane status podinfo --wait --timeout 4m
case $? in
  0) echo "pipeline: $1 is promoted, the next stage begins" ;;
  1)
    echo "pipeline: $1 is rolled back, the pipeline stops"
    exit 1
    ;;
  *)
    echo "pipeline: nobody knows how $1 ended"
    exit 9
    ;;
esac
