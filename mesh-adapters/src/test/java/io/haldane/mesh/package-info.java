/** The whole module: its golden files, its wiring and its arrows. */
@NullMarked
package io.haldane.mesh;

import org.jspecify.annotations.NullMarked;
