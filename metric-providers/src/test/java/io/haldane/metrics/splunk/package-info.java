/** Tests of the Splunk Observability Cloud provider. */
@NullMarked
package io.haldane.metrics.splunk;

import org.jspecify.annotations.NullMarked;
