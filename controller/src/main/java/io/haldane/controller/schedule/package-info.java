/** Wakes a canary at the time that a decision asked for; decides nothing. */
@NullMarked
package io.haldane.controller.schedule;

import org.jspecify.annotations.NullMarked;
