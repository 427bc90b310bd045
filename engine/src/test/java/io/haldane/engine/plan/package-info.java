/** Tests of package plan. */
@NullMarked
package io.haldane.engine.plan;

import org.jspecify.annotations.NullMarked;
