package io.haldane.api.metrics;

import java.time.Duration;

/**
 * One question to a backend.
 *
 * @param query rendered text in the backend's own language
 * @param interval window of the check, for backends that take a range
 */
public record MetricQuery(Backend backend, String query, Duration interval) {}
