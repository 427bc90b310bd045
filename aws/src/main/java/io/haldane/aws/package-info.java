/** Signed requests to AWS: regions, keys, signatures, and the controller's own identity. */
@NullMarked
package io.haldane.aws;

import org.jspecify.annotations.NullMarked;
