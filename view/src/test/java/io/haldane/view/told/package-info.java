/** What the engine says and writes in all of its stories, told once for several tests. */
@NullMarked
package io.haldane.view.told;

import org.jspecify.annotations.NullMarked;
