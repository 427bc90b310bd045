/** The Service Mesh Interface: a TrafficSplit for Linkerd, Open Service Mesh and their kin. */
@NullMarked
package io.haldane.mesh.smi;

import org.jspecify.annotations.NullMarked;
