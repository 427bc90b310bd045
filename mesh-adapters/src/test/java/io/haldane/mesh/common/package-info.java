/** What several meshes say in the same way. */
@NullMarked
package io.haldane.mesh.common;

import org.jspecify.annotations.NullMarked;
