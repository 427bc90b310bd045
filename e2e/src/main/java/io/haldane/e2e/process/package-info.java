/** Programs of the cluster as processes of this machine. */
@NullMarked
package io.haldane.e2e.process;

import org.jspecify.annotations.NullMarked;
