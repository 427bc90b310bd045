/** Tests of who may make how many calls at once. */
@NullMarked
package io.haldane.outbound.admission;

import org.jspecify.annotations.NullMarked;
