/** Reports once: chat alerts, event hooks, and the Kubernetes event that marks them as sent. */
@NullMarked
package io.haldane.controller.announce;

import org.jspecify.annotations.NullMarked;
