/** Tests of the Azure Monitor provider. */
@NullMarked
package io.haldane.metrics.azuremonitor;

import org.jspecify.annotations.NullMarked;
