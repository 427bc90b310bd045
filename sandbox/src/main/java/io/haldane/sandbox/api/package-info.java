/**
 * An API server for one JVM: objects, watches, conflicts and garbage collection as in a cluster.
 */
@NullMarked
package io.haldane.sandbox.api;

import org.jspecify.annotations.NullMarked;
