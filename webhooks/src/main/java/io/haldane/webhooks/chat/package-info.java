/** What services with an incoming webhook have in common: one POST that keeps its secrets. */
@NullMarked
package io.haldane.webhooks.chat;

import org.jspecify.annotations.NullMarked;
