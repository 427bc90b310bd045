/** Backends that are APIs of a Kubernetes cluster. */
@NullMarked
package io.haldane.metrics.kubernetes;

import org.jspecify.annotations.NullMarked;
