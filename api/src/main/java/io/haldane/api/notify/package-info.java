/** The SPI of notifiers: one release event, one delivery. */
@NullMarked
package io.haldane.api.notify;

import org.jspecify.annotations.NullMarked;
