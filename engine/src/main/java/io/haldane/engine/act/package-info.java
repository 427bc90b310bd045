/**
 * How a decision is written: the next status, the objects and the route that it needs, and what is
 * announced.
 */
@NullMarked
package io.haldane.engine.act;

import org.jspecify.annotations.NullMarked;
