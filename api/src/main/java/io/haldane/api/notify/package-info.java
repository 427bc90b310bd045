/** The SPI of chat channels. */
@NullMarked
package io.haldane.api.notify;

import org.jspecify.annotations.NullMarked;
