/** What the bench computes from what it saw. */
@NullMarked
package io.haldane.e2e.bench;

import org.jspecify.annotations.NullMarked;
