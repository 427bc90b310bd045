/** Alerts in Zulip. */
@NullMarked
package io.haldane.webhooks.zulip;

import org.jspecify.annotations.NullMarked;
