/** Alerts in Feishu and Lark. */
@NullMarked
package io.haldane.webhooks.lark;

import org.jspecify.annotations.NullMarked;
