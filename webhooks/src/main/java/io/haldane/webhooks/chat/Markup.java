package io.haldane.webhooks.chat;

import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.Severity;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * An event as a text of several lines, for services without cards.
 *
 * @param escape of texts from outside
 * @param open before a title
 * @param close after it
 * @param lineBreak between two lines
 */
public record Markup(UnaryOperator<String> escape, String open, String close, String lineBreak) {
  public static final Markup PLAIN = new Markup(UnaryOperator.identity(), "", "", "\n");
  public static final Markup HTML = new Markup(Markup::html, "<b>", "</b>", "\n");
  public static final Markup HTML_PAGE = new Markup(Markup::html, "<b>", "</b>", "<br>");

  /** Escapes what would become a link, a style or a heading. */
  public static final Markup MARKDOWN = new Markup(Markup::markdown, "**", "**", "  \n");

  /** For services that know some Markdown but no escapes. */
  public static final Markup SIMPLE_MARKDOWN =
      new Markup(text -> text.replaceAll("[*\\[\\]`]", ""), "**", "**", "\n\n");

  /**
   * The canary, the text, and as many facts as fit.
   *
   * @param most the largest size that the service takes
   */
  public String of(ReleaseEvent event, int most, ToIntFunction<String> size) {
    String head = mark(event.severity()) + bold(event.canary().title()) + lineBreak;
    int room = most - size.applyAsInt(head);
    String text = head + fit(event.text(), room, size);
    for (Field fact : Facts.of(event)) {
      String line = lineBreak + bold(fact.title() + ":") + " " + escape.apply(fact.value());
      if (size.applyAsInt(text + line) <= most) {
        text += line;
      }
    }
    return text;
  }

  /** Cut before it is escaped, so that no escape is cut in two. */
  private String fit(String text, int room, ToIntFunction<String> size) {
    return escape.apply(Cut.to(text, room, part -> size.applyAsInt(escape.apply(part))));
  }

  private String bold(String text) {
    return open + escape.apply(text) + close;
  }

  /** A colour for services that have no other. */
  private static String mark(Severity severity) {
    return switch (severity) {
      case INFO -> "🟢 ";
      case WARN -> "🟡 ";
      case ERROR -> "🔴 ";
    };
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String markdown(String text) {
    return text.replaceAll("[\\\\*_`\\[\\]<>#|~]", "\\\\$0");
  }
}
