/** Kinds that Haldane adds to the API of Flagger. */
@NullMarked
package io.haldane.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
