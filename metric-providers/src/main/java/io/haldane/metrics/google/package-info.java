/** Logins at Google Cloud. */
@NullMarked
package io.haldane.metrics.google;

import org.jspecify.annotations.NullMarked;
