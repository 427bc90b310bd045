/** Checks of metrics, their backends and what was measured. */
@NullMarked
package io.haldane.doctor.metric;

import org.jspecify.annotations.NullMarked;
