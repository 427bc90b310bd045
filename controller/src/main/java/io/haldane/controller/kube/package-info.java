/** The cluster as it is read and written: caches, the writer, and the calls that it makes. */
@NullMarked
package io.haldane.controller.kube;

import org.jspecify.annotations.NullMarked;
