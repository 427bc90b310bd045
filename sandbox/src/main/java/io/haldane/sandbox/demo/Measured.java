package io.haldane.sandbox.demo;

import java.util.Optional;

/**
 * What was measured of one release.
 *
 * @param quiet until the last moment at which the strategy kept users from the canary; absent for
 *     one that never does
 * @param whole from its release to its end
 */
record Measured(Optional<Census> quiet, Census whole) {}
