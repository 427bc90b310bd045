package io.haldane.cli.text;

import io.haldane.cli.reading.Explanation;
import io.haldane.cli.reading.Explanation.Finding;

/** Why, from what, and what to do. */
public final class ExplanationTree {
  private ExplanationTree() {}

  /**
   * @param title {@code name.namespace} of the canary
   */
  public static Tree of(String title, Explanation explanation) {
    Tree tree = new Tree(Line.of(Tone.STRONG, title + ": ").and(explanation.why()));
    for (Finding finding : explanation.findings()) {
      Tree check =
          tree.add(
              PictureTree.label("Measured").and(finding.check() + ": ").and(finding.measured()));
      String query = finding.query();
      if (query != null) {
        check.add(Line.of(Tone.FAINT, finding.backend() + ": ").and(query.replaceAll("\\s+", " ")));
      }
    }
    tree.add(PictureTree.label("To do").and(explanation.advice()));
    return tree;
  }
}
