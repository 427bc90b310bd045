/** Seeded mistakes, good set-ups, and a metrics backend that is asked by the real queries. */
@NullMarked
package io.haldane.doctor;

import org.jspecify.annotations.NullMarked;
