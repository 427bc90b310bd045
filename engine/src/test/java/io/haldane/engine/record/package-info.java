@NullMarked
package io.haldane.engine.record;

import org.jspecify.annotations.NullMarked;
