package io.haldane.metrics.elasticsearch;

/** Elasticsearch: searches, and ES|QL. */
public final class ElasticsearchProvider extends SearchProvider {
  /** Half of the data is an error and no answer. */
  private static final QueryLanguage ESQL =
      new QueryLanguage("/_query", "allow_partial_results=false", "columns", "values");

  public ElasticsearchProvider() {
    super("elasticsearch", "Elasticsearch");
  }

  @Override
  QueryLanguage language(String text) {
    return ESQL;
  }
}
