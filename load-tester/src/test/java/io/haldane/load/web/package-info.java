/** Tests of web. */
@NullMarked
package io.haldane.load.web;

import org.jspecify.annotations.NullMarked;
