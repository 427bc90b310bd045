/** Consul: a ServiceSplitter between two services, and a ServiceRouter before it where needed. */
@NullMarked
package io.haldane.mesh.consul;

import org.jspecify.annotations.NullMarked;
