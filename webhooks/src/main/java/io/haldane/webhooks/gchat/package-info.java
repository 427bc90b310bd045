/** Alerts in Google Chat, as cards. */
@NullMarked
package io.haldane.webhooks.gchat;

import org.jspecify.annotations.NullMarked;
