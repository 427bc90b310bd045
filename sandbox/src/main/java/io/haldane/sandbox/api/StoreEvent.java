package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object.
 *
 * @param version resource version that the change made
 * @param before null for a creation
 * @param after null for a removal
 */
record StoreEvent(
    long version,
    ResourceKind kind,
    Key key,
    @Nullable ObjectNode before,
    @Nullable ObjectNode after) {}
