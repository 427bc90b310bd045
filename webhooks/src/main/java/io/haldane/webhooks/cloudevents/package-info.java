/** CloudEvents, and CDEvents in them. */
@NullMarked
package io.haldane.webhooks.cloudevents;

import org.jspecify.annotations.NullMarked;
