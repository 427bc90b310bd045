/** Manifests as people write them, decoded. */
@NullMarked
package io.haldane.api.v1beta1;

import org.jspecify.annotations.NullMarked;
