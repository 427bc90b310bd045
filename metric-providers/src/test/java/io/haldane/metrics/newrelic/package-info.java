/** Tests of the New Relic provider. */
@NullMarked
package io.haldane.metrics.newrelic;

import org.jspecify.annotations.NullMarked;
