/** What the receiver of a hook asks for: headers, logins, certificates, signatures. */
@NullMarked
package io.haldane.engine.hook;

import org.jspecify.annotations.NullMarked;
