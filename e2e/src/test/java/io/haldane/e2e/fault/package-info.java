/** What breaks around a release, and what must come of the release all the same. */
@NullMarked
package io.haldane.e2e.fault;

import org.jspecify.annotations.NullMarked;
