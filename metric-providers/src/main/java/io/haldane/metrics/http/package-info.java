/** HTTP as metrics backends need it: bounded in time and size, quiet about credentials. */
@NullMarked
package io.haldane.metrics.http;

import org.jspecify.annotations.NullMarked;
