/** What a check is, and what it finds. */
@NullMarked
package io.haldane.doctor.check;

import org.jspecify.annotations.NullMarked;
