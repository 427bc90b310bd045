/** Alerts in WeCom. */
@NullMarked
package io.haldane.webhooks.wecom;

import org.jspecify.annotations.NullMarked;
