package io.haldane.metrics.elasticsearch;

/**
 * A language that gives a table.
 *
 * @param path of its API
 * @param parameters of each request, encoded
 * @param columns where the answer describes its columns
 * @param rows where the answer has its rows
 */
record QueryLanguage(String path, String parameters, String columns, String rows) {}
