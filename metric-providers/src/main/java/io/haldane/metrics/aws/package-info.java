/** How metrics backends at AWS are asked. */
@NullMarked
package io.haldane.metrics.aws;

import org.jspecify.annotations.NullMarked;
