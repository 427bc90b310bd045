/** Alerts in Telegram. */
@NullMarked
package io.haldane.webhooks.telegram;

import org.jspecify.annotations.NullMarked;
