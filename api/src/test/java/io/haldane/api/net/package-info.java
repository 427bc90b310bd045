/** Tests of what is shown of addresses and where they may lead. */
@NullMarked
package io.haldane.api.net;

import org.jspecify.annotations.NullMarked;
