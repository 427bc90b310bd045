@NullMarked
package io.haldane.controller.decode;

import org.jspecify.annotations.NullMarked;
