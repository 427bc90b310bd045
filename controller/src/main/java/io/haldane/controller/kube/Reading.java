package io.haldane.controller.kube;

import io.haldane.api.LiveObjects;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was read.
 *
 * @param missingKinds one sentence for each kind that the API server does not serve; its objects
 *     are absent
 * @param lookAgain when a missing kind is asked for again
 */
public record Reading(LiveObjects live, List<String> missingKinds, Optional<Instant> lookAgain) {}
