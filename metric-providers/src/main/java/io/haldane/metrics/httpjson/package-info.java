/** A number out of any JSON that a URL gives. */
@NullMarked
package io.haldane.metrics.httpjson;

import org.jspecify.annotations.NullMarked;
