/** What calls to receivers have in common: words for why there was no answer. */
@NullMarked
package io.haldane.webhooks.http;

import org.jspecify.annotations.NullMarked;
