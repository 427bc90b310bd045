/** Alerts in Discord, by its door for Slack messages. */
@NullMarked
package io.haldane.webhooks.discord;

import org.jspecify.annotations.NullMarked;
