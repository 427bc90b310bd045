/** Alerts in Mattermost. */
@NullMarked
package io.haldane.webhooks.mattermost;

import org.jspecify.annotations.NullMarked;
