@NullMarked
package io.haldane.api.decode;

import org.jspecify.annotations.NullMarked;
