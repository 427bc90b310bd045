/** One proxy that splits traffic as the routing objects in the cluster say, and counts it. */
@NullMarked
package io.haldane.sandbox.mesh;

import org.jspecify.annotations.NullMarked;
