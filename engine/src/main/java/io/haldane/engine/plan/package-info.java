/** What a canary's spec asks for, with every default filled in. */
@NullMarked
package io.haldane.engine.plan;

import org.jspecify.annotations.NullMarked;
