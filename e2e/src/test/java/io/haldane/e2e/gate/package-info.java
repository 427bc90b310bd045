/** The gates of the packaged load tester on a real API server. */
@NullMarked
package io.haldane.e2e.gate;

import org.jspecify.annotations.NullMarked;
