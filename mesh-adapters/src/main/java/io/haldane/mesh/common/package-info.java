/** What several meshes say in the same way: metadata, cookies, matches, weights, queries. */
@NullMarked
package io.haldane.mesh.common;

import org.jspecify.annotations.NullMarked;
