/** What only Consul promises. */
@NullMarked
package io.haldane.mesh.consul;

import org.jspecify.annotations.NullMarked;
