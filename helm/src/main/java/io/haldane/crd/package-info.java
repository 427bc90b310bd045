/**
 * Writes the chart's CRDs from the Java types of the API and an overlay of what types cannot say.
 */
@NullMarked
package io.haldane.crd;

import org.jspecify.annotations.NullMarked;
