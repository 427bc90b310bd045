/** Random histories: whatever happens to a canary and its controllers, the rules hold. */
@NullMarked
package io.haldane.sandbox.history;

import org.jspecify.annotations.NullMarked;
