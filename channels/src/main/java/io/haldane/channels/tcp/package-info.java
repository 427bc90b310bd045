/** What channels share that open a connection of their own. */
@NullMarked
package io.haldane.channels.tcp;

import org.jspecify.annotations.NullMarked;
