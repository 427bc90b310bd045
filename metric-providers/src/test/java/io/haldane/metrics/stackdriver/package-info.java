/** Tests of the Google Cloud Monitoring provider. */
@NullMarked
package io.haldane.metrics.stackdriver;

import org.jspecify.annotations.NullMarked;
