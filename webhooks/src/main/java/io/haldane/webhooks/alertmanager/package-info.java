/** Alerts in an Alertmanager. */
@NullMarked
package io.haldane.webhooks.alertmanager;

import org.jspecify.annotations.NullMarked;
