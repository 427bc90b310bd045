package io.haldane.metrics.elasticsearch;

import java.util.regex.Pattern;

/** OpenSearch: searches, SQL, and PPL, which begins with a source. */
public final class OpensearchProvider extends SearchProvider {
  private static final QueryLanguage SQL =
      new QueryLanguage("/_plugins/_sql", "", "schema", "datarows");
  private static final QueryLanguage PPL =
      new QueryLanguage("/_plugins/_ppl", "", "schema", "datarows");
  private static final Pattern SOURCE =
      Pattern.compile(
          "\\s*(?:search\\s+)?source\\s*=.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  public OpensearchProvider() {
    super("opensearch", "OpenSearch");
  }

  @Override
  QueryLanguage language(String text) {
    return SOURCE.matcher(text).matches() ? PPL : SQL;
  }
}
