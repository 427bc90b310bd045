/** Tests of what backends in a cluster have in common. */
@NullMarked
package io.haldane.metrics.kubernetes;

import org.jspecify.annotations.NullMarked;
