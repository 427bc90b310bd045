/** Alerts in Opsgenie. */
@NullMarked
package io.haldane.webhooks.opsgenie;

import org.jspecify.annotations.NullMarked;
