/** Metrics from SkyWalking, by expressions of its query protocol. */
@NullMarked
package io.haldane.metrics.skywalking;

import org.jspecify.annotations.NullMarked;
