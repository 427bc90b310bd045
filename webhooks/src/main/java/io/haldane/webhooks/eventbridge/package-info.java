/** Amazon EventBridge. */
@NullMarked
package io.haldane.webhooks.eventbridge;

import org.jspecify.annotations.NullMarked;
