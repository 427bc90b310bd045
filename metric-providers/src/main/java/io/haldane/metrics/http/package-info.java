/**
 * What calls to metrics backends have in common: addresses, logins, secrets, words for failures.
 */
@NullMarked
package io.haldane.metrics.http;

import org.jspecify.annotations.NullMarked;
