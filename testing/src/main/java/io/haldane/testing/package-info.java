/** What tests of several modules share: guides that are followed literally, and literals. */
@NullMarked
package io.haldane.testing;

import org.jspecify.annotations.NullMarked;
