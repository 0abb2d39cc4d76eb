package dev.selvedge.agent.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says whose code a stack frame is: the user's own, the JDK's, Selvedge's, or a library's by its
 * first package names.
 */
final class FrameOwners {

  /** The owner of the frames in the packages that the finding is about. */
  static final String USER = "your code";

  static final String JDK = "JDK";
  static final String SELVEDGE = "Selvedge";

  private static final Pattern JDK_CLASS =
      Pattern.compile(
          "(java|javax|jdk|sun|com\\.sun|org\\.ietf\\.jgss|netscape\\.javascript)\\..*");
  private static final Pattern SELVEDGE_CLASS =
      Pattern.compile("dev\\.selvedge\\.(agent\\.|junit\\.|assertj\\.|awaitility\\.|[A-Z]).*");

  /** Roofs of many projects: there the third name says whose code it is. */
  private static final Set<String> ROOFS =
      Set.of(
          "com.github",
          "com.google",
          "io.github",
          "org.apache",
          "org.eclipse",
          "org.springframework");

  private final Set<String> userClasses = new HashSet<>();
  private final Set<String> userPackages = new HashSet<>();

  FrameOwners(FindingView finding) {
    addUser(finding.site());
    addUser(finding.origin());
  }

  private void addUser(@Nullable Site site) {
    if (site != null) {
      userClasses.add(outermost(site.className()));
      userPackages.add(firstPackages(site.className()));
    }
  }

  String ownerOf(String frame) {
    String className = className(frame);
    if (userClasses.contains(outermost(className))) {
      return USER;
    }
    if (JDK_CLASS.matcher(className).matches()) {
      return JDK;
    }
    if (SELVEDGE_CLASS.matcher(className).matches()) {
      return SELVEDGE;
    }
    String packages = firstPackages(className);
    return userPackages.contains(packages) ? USER : packages;
  }

  private static String className(String frame) {
    int arguments = frame.indexOf('(');
    String method = arguments < 0 ? frame : frame.substring(0, arguments);
    int dot = method.lastIndexOf('.');
    String className = dot < 0 ? method : method.substring(0, dot);
    // A module or class loader before a class ("java.base/java.lang.Thread"), or a hidden class's
    // number after it.
    int slash = className.indexOf('/');
    if (slash < 0) {
      return className;
    }
    String after = className.substring(slash + 1);
    return after.startsWith("0x")
        ? className.substring(0, slash)
        : className.substring(className.lastIndexOf('/') + 1);
  }

  private static String outermost(String className) {
    int inner = className.indexOf('$', 1);
    return inner < 0 ? className : className.substring(0, inner);
  }

  private static String firstPackages(String className) {
    List<String> names = List.of(className.split("\\.", -1));
    int packages = names.size() - 1;
    if (packages <= 0) {
      return "(no package)";
    }
    String two = String.join(".", names.subList(0, Math.min(2, packages)));
    return packages >= 3 && ROOFS.contains(two) ? String.join(".", names.subList(0, 3)) : two;
  }
}
