/** What every notifier is tested with. */
@NullMarked
package io.haldane.webhooks.testing;

import org.jspecify.annotations.NullMarked;
