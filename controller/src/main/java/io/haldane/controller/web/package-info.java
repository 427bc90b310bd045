/** The dashboard: what was decided for each canary and why, kept in memory and shown live. */
@NullMarked
package io.haldane.controller.web;

import org.jspecify.annotations.NullMarked;
