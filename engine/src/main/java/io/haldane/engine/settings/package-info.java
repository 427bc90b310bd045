/** What the installation decides for all canaries. */
@NullMarked
package io.haldane.engine.settings;

import org.jspecify.annotations.NullMarked;
