/** Tests of the generic JSON provider. */
@NullMarked
package io.haldane.metrics.httpjson;

import org.jspecify.annotations.NullMarked;
