/** Amazon SQS. */
@NullMarked
package io.haldane.webhooks.sqs;

import org.jspecify.annotations.NullMarked;
