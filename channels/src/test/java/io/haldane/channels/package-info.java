/** Rules for all channels with a protocol of their own. */
@NullMarked
package io.haldane.channels;

import org.jspecify.annotations.NullMarked;
