/** Tests of package check. */
@NullMarked
package io.haldane.engine.check;

import org.jspecify.annotations.NullMarked;
