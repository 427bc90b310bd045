/** The metric provider with a real OpenSearch. */
@NullMarked
package io.haldane.opensearch;

import org.jspecify.annotations.NullMarked;
