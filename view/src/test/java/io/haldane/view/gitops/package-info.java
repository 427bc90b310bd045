/** How GitOps tools read a canary: their own rules on statuses that the engine really makes. */
@NullMarked
package io.haldane.view.gitops;

import org.jspecify.annotations.NullMarked;
