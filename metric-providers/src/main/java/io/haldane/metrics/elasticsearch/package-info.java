/** Metrics from Elasticsearch and OpenSearch: aggregations, and the languages of each. */
@NullMarked
package io.haldane.metrics.elasticsearch;

import org.jspecify.annotations.NullMarked;
