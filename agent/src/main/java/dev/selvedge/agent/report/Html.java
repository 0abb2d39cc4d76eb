package dev.selvedge.agent.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML in which values cannot become markup: tags and attribute names come from the program,
 * and every text and every attribute value is escaped here and nowhere else.
 */
final class Html {

  private static final Set<String> VOID = Set.of("meta", "input", "br");

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  Html(Writer out) {
    this.out = out;
  }

  Html doctype() throws IOException {
    out.write("<!doctype html>\n");
    return this;
  }

  /**
   * Opens an element; attributes are names and values in turn, a null value leaves its attribute
   * out.
   */
  Html open(String tag, @Nullable String... attributes) throws IOException {
    out.write('<');
    out.write(tag);
    for (int at = 0; at < attributes.length; at += 2) {
      String name = attributes[at];
      String value = attributes[at + 1];
      if (name != null && value != null) {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escape(value);
        out.write('"');
      }
    }
    out.write('>');
    if (!VOID.contains(tag)) {
      open.push(tag);
    }
    return this;
  }

  /** Closes the element opened last. */
  Html close() throws IOException {
    String tag = open.pop();
    out.write("</");
    out.write(tag);
    out.write(isBlock(tag) ? ">\n" : ">");
    return this;
  }

  Html text(String value) throws IOException {
    escape(value);
    return this;
  }

  /** An element that holds nothing but text. */
  Html element(String tag, String text, @Nullable String... attributes) throws IOException {
    return open(tag, attributes).text(text).close();
  }

  /** The name of something in code, with places where a narrow screen may break it. */
  Html code(String name) throws IOException {
    open("code");
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      text(name.substring(start, dot + 1));
      out.write("<wbr>");
      start = dot + 1;
    }
    return text(name.substring(start)).close();
  }

  /**
   * A script or style element with the program's own text, to the letter: a content security policy
   * names its hash.
   */
  Html verbatim(String tag, String ownText) throws IOException {
    out.write("<" + tag + ">" + ownText + "</" + tag + ">\n");
    return this;
  }

  /**
   * Data for the script. JSON whose writer escapes {@code <}, as Gson does if it is to be safe in
   * HTML, cannot end the element.
   */
  Html json(String id, String json) throws IOException {
    if (json.indexOf('<') >= 0) {
      throw new IllegalArgumentException("JSON that is not safe in HTML");
    }
    out.write("<script type=\"application/json\" id=\"" + id + "\">" + json + "</script>\n");
    return this;
  }

  private static boolean isBlock(String tag) {
    return !Set.of("a", "code", "span", "strong", "time", "dt", "label", "option", "summary")
        .contains(tag);
  }

  private void escape(String value) throws IOException {
    String visible = Inert.visible(value);
    for (int at = 0; at < visible.length(); at++) {
      char character = visible.charAt(at);
      switch (character) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        default -> out.write(character);
      }
    }
  }
}
