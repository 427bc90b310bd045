/** Alerts in Slack, and the message shape that other services took over from it. */
@NullMarked
package io.haldane.webhooks.slack;

import org.jspecify.annotations.NullMarked;
