/** Incidents in PagerDuty. */
@NullMarked
package io.haldane.webhooks.pagerduty;

import org.jspecify.annotations.NullMarked;
