/** Who uses the dashboard, and what the permissions of the cluster let them see and do there. */
@NullMarked
package io.haldane.controller.web.login;

import org.jspecify.annotations.NullMarked;
