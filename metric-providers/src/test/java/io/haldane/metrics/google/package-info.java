/** A service account for tests. */
@NullMarked
package io.haldane.metrics.google;

import org.jspecify.annotations.NullMarked;
