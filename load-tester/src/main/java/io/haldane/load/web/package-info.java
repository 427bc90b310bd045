/** The HTTP server: Flagger's endpoints, health and metrics. */
@NullMarked
package io.haldane.load.web;

import org.jspecify.annotations.NullMarked;
