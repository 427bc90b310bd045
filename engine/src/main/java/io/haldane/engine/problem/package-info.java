/** What keeps a canary from being reconciled, and what its user can do about it. */
@NullMarked
package io.haldane.engine.problem;

import org.jspecify.annotations.NullMarked;
