/** Alerts in Matrix. */
@NullMarked
package io.haldane.webhooks.matrix;

import org.jspecify.annotations.NullMarked;
