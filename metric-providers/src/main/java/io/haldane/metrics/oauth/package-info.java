/** Tokens that a login is exchanged for. */
@NullMarked
package io.haldane.metrics.oauth;

import org.jspecify.annotations.NullMarked;
