/** Tests of task. */
@NullMarked
package io.haldane.load.task;

import org.jspecify.annotations.NullMarked;
