/** Kafka, in a module of its own because of the size of its library. */
@NullMarked
package io.haldane.channels.kafka;

import org.jspecify.annotations.NullMarked;
