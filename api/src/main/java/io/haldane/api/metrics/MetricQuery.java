package io.haldane.api.metrics;

import java.time.Duration;

/**
 * One question to a backend.
 *
 * @param text rendered, in the backend's own language
 * @param window what to look at, for backends that are asked for a range
 * @param step length of one bucket, for backends that aggregate; the whole window makes one
 */
public record MetricQuery(String text, Window window, Duration step) {}
