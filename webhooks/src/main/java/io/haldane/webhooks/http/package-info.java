/**
 * How this module speaks HTTP: one exchange under a deadline, a bounded body, a proxy, plain words
 * for failures.
 */
@NullMarked
package io.haldane.webhooks.http;

import org.jspecify.annotations.NullMarked;
