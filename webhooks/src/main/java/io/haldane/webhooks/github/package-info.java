/** Commit statuses in GitHub. */
@NullMarked
package io.haldane.webhooks.github;

import org.jspecify.annotations.NullMarked;
