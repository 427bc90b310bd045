/** E-mail by SMTP. */
@NullMarked
package io.haldane.channels.email;

import org.jspecify.annotations.NullMarked;
