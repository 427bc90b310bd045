/** Users with different roles of the cluster, at the command line and on the dashboard. */
@NullMarked
package io.haldane.e2e.roles;

import org.jspecify.annotations.NullMarked;
