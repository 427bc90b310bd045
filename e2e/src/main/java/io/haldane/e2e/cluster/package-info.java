/** The control plane: etcd, API server, the controllers of Kubernetes. */
@NullMarked
package io.haldane.e2e.cluster;

import org.jspecify.annotations.NullMarked;
