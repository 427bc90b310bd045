/** Tests of the Elasticsearch and OpenSearch provider. */
@NullMarked
package io.haldane.metrics.elasticsearch;

import org.jspecify.annotations.NullMarked;
