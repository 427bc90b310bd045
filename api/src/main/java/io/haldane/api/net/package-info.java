/** Calls to addresses that others wrote: what may be shown of them, and where they may lead. */
@NullMarked
package io.haldane.api.net;

import org.jspecify.annotations.NullMarked;
