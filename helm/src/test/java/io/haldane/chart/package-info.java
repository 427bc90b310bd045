/** The chart, rendered by Helm itself and looked at object by object. */
@NullMarked
package io.haldane.chart;

import org.jspecify.annotations.NullMarked;
