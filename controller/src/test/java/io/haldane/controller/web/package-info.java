/** The dashboard, without a cluster. */
@NullMarked
package io.haldane.controller.web;

import org.jspecify.annotations.NullMarked;
