/** Tests of the template language. */
@NullMarked
package io.haldane.template;

import org.jspecify.annotations.NullMarked;
