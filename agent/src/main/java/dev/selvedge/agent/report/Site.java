package dev.selvedge.agent.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in code, as a journal names it. A line below 1 is not known. */
public record Site(String className, String method, @Nullable String file, long line) {

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  /** The site under this key, or null where there is none that names a class. */
  public static @Nullable Site of(Fields owner, String key) {
    Fields fields = owner.object(key);
    String className = fields == null ? null : fields.text("class");
    if (fields == null || className == null) {
      return null;
    }
    return new Site(
        className, fields.text("method", "?"), fields.text("file"), fields.number("line", 0));
  }

  /** As a stack frame, which IDEs turn into a link: {@code com.acme.Foo.bar(Foo.java:41)}. */
  public String frame() {
    return className + "." + method + "(" + fileAndLine() + ")";
  }

  public String fileAndLine() {
    if (file == null) {
      return "Unknown Source";
    }
    return line > 0 ? file + ":" + line : file;
  }

  /** The method as its author knows it: that of a lambda is the one that holds it. */
  public String readableMethod() {
    Matcher lambda = LAMBDA.matcher(method);
    if (lambda.matches()) {
      String holder = lambda.group(1);
      return className + "." + (holder.equals("new") ? "<init>" : holder) + " (lambda)";
    }
    return className + "." + method;
  }
}
