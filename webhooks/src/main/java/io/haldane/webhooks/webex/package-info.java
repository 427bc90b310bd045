/** Alerts in Webex. */
@NullMarked
package io.haldane.webhooks.webex;

import org.jspecify.annotations.NullMarked;
