/** APISIX: an ApisixRoute that splits and precedes the user's. */
@NullMarked
package io.haldane.mesh.apisix;

import org.jspecify.annotations.NullMarked;
