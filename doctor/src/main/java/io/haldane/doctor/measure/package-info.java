/** Asks metrics backends for a canary and for its primary. */
@NullMarked
package io.haldane.doctor.measure;

import org.jspecify.annotations.NullMarked;
