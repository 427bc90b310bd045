package io.haldane.sandbox.load;

import java.util.List;
import java.util.Map;

/**
 * What came back so far.
 *
 * @param total requests that have ended, in whatever way
 * @param byVersion answers by the pod's {@code x-version}; those without one are not in it
 * @param byPod answers by the pod's name
 * @param byStatus answers by HTTP status
 * @param failures requests without an answer, and answers of 500 and above
 * @param reasons the first few distinct causes of failures, and when each was first met
 * @param heldBack requests that were due but not begun, because too many were in flight
 */
public record Tally(
    long total,
    Map<String, Long> byVersion,
    Map<String, Long> byPod,
    Map<Integer, Long> byStatus,
    long failures,
    List<String> reasons,
    long heldBack) {}
