/** Amazon SNS. */
@NullMarked
package io.haldane.webhooks.sns;

import org.jspecify.annotations.NullMarked;
