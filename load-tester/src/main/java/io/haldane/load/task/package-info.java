/** What a hook asks for, started once at a time. */
@NullMarked
package io.haldane.load.task;

import org.jspecify.annotations.NullMarked;
