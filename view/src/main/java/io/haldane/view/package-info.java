/** What a person wants to know of a canary, told from its status and what was read. Pure. */
@NullMarked
package io.haldane.view;

import org.jspecify.annotations.NullMarked;
