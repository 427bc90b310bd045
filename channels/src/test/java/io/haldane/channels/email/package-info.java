/** E-mail with real and scripted servers. */
@NullMarked
package io.haldane.channels.email;

import org.jspecify.annotations.NullMarked;
