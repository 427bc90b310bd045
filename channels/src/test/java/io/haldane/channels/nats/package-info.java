/** NATS with a scripted server, and with a real one where there is one. */
@NullMarked
package io.haldane.channels.nats;

import org.jspecify.annotations.NullMarked;
