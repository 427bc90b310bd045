/** What the platform's probes ask. */
@NullMarked
package io.haldane.controller.health;

import org.jspecify.annotations.NullMarked;
