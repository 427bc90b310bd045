/** What the installation decides: flags, environment and files, met in one mapping. */
@NullMarked
package io.haldane.controller.config;

import org.jspecify.annotations.NullMarked;
