/** Kafka with a real broker in this JVM, and with servers that are none. */
@NullMarked
package io.haldane.channels.kafka;

import org.jspecify.annotations.NullMarked;
