/** Tests of the search for a provider. */
@NullMarked
package io.haldane.engine.recognition;

import org.jspecify.annotations.NullMarked;
