/** Alerts in DingTalk. */
@NullMarked
package io.haldane.webhooks.dingtalk;

import org.jspecify.annotations.NullMarked;
