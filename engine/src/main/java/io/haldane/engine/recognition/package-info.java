/** Which provider a canary with the provider {@code auto} gets. */
@NullMarked
package io.haldane.engine.recognition;

import org.jspecify.annotations.NullMarked;
