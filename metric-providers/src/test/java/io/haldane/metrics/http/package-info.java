/** Tests of HTTP exchanges. */
@NullMarked
package io.haldane.metrics.http;

import org.jspecify.annotations.NullMarked;
