/**
 * Deployments and DaemonSets that really run: pods are HTTP servers, rolled out as a cluster would.
 */
@NullMarked
package io.haldane.sandbox.workload;

import org.jspecify.annotations.NullMarked;
