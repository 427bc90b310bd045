/** Samples in memory and the part of PromQL that progressive delivery asks of them. */
@NullMarked
package io.haldane.sandbox.promql;

import org.jspecify.annotations.NullMarked;
