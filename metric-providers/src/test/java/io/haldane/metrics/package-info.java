/** What every metrics provider must do. */
@NullMarked
package io.haldane.metrics;

import org.jspecify.annotations.NullMarked;
