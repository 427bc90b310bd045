/** The CRDs of the chart against the specification and against manifests that people write. */
@NullMarked
package io.haldane.crd;

import org.jspecify.annotations.NullMarked;
