/** What routers render is sent to a real API server that has the published CRDs. */
@NullMarked
package io.haldane.e2e.dryrun;

import org.jspecify.annotations.NullMarked;
