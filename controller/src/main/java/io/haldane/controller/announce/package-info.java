/** Tells people once: chat alerts, event hooks, and the Kubernetes event that marks them told. */
@NullMarked
package io.haldane.controller.announce;

import org.jspecify.annotations.NullMarked;
