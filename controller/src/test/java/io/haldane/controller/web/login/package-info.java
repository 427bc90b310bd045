/** The login of the dashboard, against an API server that knows a few users. */
@NullMarked
package io.haldane.controller.web.login;

import org.jspecify.annotations.NullMarked;
