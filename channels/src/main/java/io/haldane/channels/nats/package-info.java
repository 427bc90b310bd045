/** NATS, with JetStream and without. */
@NullMarked
package io.haldane.channels.nats;

import org.jspecify.annotations.NullMarked;
