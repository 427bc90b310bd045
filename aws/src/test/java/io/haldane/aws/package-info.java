/** Tests of signatures and of the controller's own identity. */
@NullMarked
package io.haldane.aws;

import org.jspecify.annotations.NullMarked;
