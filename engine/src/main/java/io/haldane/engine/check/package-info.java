/** Questions to hooks and metrics, and what the answers say about a version. */
@NullMarked
package io.haldane.engine.check;

import org.jspecify.annotations.NullMarked;
