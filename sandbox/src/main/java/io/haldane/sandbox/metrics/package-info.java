/**
 * Metrics of the sandbox: targets are scraped and queries answered, by a real Prometheus when there
 * is one.
 */
@NullMarked
package io.haldane.sandbox.metrics;

import org.jspecify.annotations.NullMarked;
