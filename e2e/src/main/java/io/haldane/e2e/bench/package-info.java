/** What the controller costs: phases of a fleet of canaries on a real API server, measured. */
@NullMarked
package io.haldane.e2e.bench;

import org.jspecify.annotations.NullMarked;
