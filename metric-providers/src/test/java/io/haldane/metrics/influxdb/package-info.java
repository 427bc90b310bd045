/** Tests of the InfluxDB provider. */
@NullMarked
package io.haldane.metrics.influxdb;

import org.jspecify.annotations.NullMarked;
