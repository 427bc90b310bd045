/** What only APISIX promises. */
@NullMarked
package io.haldane.mesh.apisix;

import org.jspecify.annotations.NullMarked;
