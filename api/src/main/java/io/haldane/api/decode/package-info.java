/** From what the API server sends to objects: each by itself, and never by an exception. */
@NullMarked
package io.haldane.api.decode;

import org.jspecify.annotations.NullMarked;
