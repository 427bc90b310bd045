/** From what the API server sends to objects: each by itself, and never by an exception. */
@NullMarked
package io.haldane.controller.decode;

import org.jspecify.annotations.NullMarked;
