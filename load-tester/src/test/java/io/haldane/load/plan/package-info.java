/** Tests of plans. */
@NullMarked
package io.haldane.load.plan;

import org.jspecify.annotations.NullMarked;
