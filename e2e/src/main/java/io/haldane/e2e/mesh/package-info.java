/** Data planes: what carries requests to pods. */
@NullMarked
package io.haldane.e2e.mesh;

import org.jspecify.annotations.NullMarked;
