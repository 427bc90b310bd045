/** Tests of generate. */
@NullMarked
package io.haldane.load.generate;

import org.jspecify.annotations.NullMarked;
