/** Events for any HTTP receiver. */
@NullMarked
package io.haldane.webhooks.generic;

import org.jspecify.annotations.NullMarked;
