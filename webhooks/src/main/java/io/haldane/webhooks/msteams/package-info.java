/** Alerts in Microsoft Teams, as cards. */
@NullMarked
package io.haldane.webhooks.msteams;

import org.jspecify.annotations.NullMarked;
