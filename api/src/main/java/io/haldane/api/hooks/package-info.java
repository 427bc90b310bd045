/** The SPI of calls to other people's servers. */
@NullMarked
package io.haldane.api.hooks;

import org.jspecify.annotations.NullMarked;
