/** Tests of package write. */
@NullMarked
package io.haldane.engine.write;

import org.jspecify.annotations.NullMarked;
