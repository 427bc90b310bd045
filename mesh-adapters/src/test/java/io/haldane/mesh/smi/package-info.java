/** What only the Service Mesh Interface promises. */
@NullMarked
package io.haldane.mesh.smi;

import org.jspecify.annotations.NullMarked;
