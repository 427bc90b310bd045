/** What load a command line asks for: hey, ghz and wrk become one LoadPlan. */
@NullMarked
package io.haldane.load.plan;

import org.jspecify.annotations.NullMarked;
