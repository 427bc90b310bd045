/** Tests of what is rendered for workloads. */
@NullMarked
package io.haldane.engine.world;

import org.jspecify.annotations.NullMarked;
