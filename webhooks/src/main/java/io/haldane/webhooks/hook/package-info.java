/** Gates, checks and event hooks, called over HTTP. */
@NullMarked
package io.haldane.webhooks.hook;

import org.jspecify.annotations.NullMarked;
