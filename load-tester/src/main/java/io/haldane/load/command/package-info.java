/** Programs and shells, which run only if the operator allows them. */
@NullMarked
package io.haldane.load.command;

import org.jspecify.annotations.NullMarked;
