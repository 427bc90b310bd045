/** Tests of the template language. */
@NullMarked
package io.haldane.engine.template;

import org.jspecify.annotations.NullMarked;
