/** The API server with the user's own kubeconfig and permissions. */
@NullMarked
package io.haldane.cli.cluster;

import org.jspecify.annotations.NullMarked;
