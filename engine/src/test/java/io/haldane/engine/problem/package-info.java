/** Tests of package problem. */
@NullMarked
package io.haldane.engine.problem;

import org.jspecify.annotations.NullMarked;
