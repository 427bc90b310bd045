package io.haldane.engine.decision;

import io.haldane.api.metrics.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A value that a canary wants.
 *
 * @param query rendered text in the backend's own language
 * @param interval how far the check looks back
 * @param runStartedAt nothing that is older says anything about the new version
 */
public record MetricRequest(
    Backend backend, String query, Duration interval, Optional<Instant> runStartedAt) {}
