/** Metrics from InfluxDB: Flux, InfluxQL and SQL. */
@NullMarked
package io.haldane.metrics.influxdb;

import org.jspecify.annotations.NullMarked;
