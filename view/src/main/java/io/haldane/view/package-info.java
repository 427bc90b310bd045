/** What a person wants to know of a canary, worked out from its status and what was read. Pure. */
@NullMarked
package io.haldane.view;

import org.jspecify.annotations.NullMarked;
