/** Commit statuses in GitLab. */
@NullMarked
package io.haldane.webhooks.gitlab;

import org.jspecify.annotations.NullMarked;
