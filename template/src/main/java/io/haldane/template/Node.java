package io.haldane.template;

import java.util.List;

/** A part of a parsed template, in the order in which it is written out. */
sealed interface Node {
  /** Stands in the query as it is. */
  record Words(String text) implements Node {}

  /** Writes the value of a pipeline, or binds it to a variable and writes nothing. */
  record Action(Pipeline pipeline) implements Node {}

  /** The first branch whose condition holds, else the rest. */
  record Choice(List<Branch> branches, List<Node> otherwise) implements Node {}

  /** One {@code if} or {@code else if}. */
  record Branch(Pipeline condition, List<Node> body) {}
}
