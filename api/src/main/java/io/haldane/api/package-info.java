/** Vocabulary shared by every module. */
@NullMarked
package io.haldane.api;

import org.jspecify.annotations.NullMarked;
