/** What every command shares: where it prints, how it ends. */
@NullMarked
package io.haldane.cli.session;

import org.jspecify.annotations.NullMarked;
