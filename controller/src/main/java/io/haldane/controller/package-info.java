/** The application: the only place with wiring. */
@NullMarked
package io.haldane.controller;

import org.jspecify.annotations.NullMarked;
