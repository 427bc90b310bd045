/** Alerts in Rocket.Chat, which reads Slack messages with colours of its own. */
@NullMarked
package io.haldane.webhooks.rocket;

import org.jspecify.annotations.NullMarked;
