/** The template language of MetricTemplate queries: text in, rendered query or a reason out. */
@NullMarked
package io.haldane.template;

import org.jspecify.annotations.NullMarked;
