package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame.Owner;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells user code from libraries and from the JDK: by the packages that the user named, else by
 * where a class was loaded from (a folder, the jar with the main class, or a jar that the user
 * named).
 */
public final class CodeOwner {

  private static volatile List<String> packages = List.of();
  private static volatile NamePatterns jars = NamePatterns.of(List.of());

  /** Where the main class is, once it is loaded. */
  private static volatile @Nullable String mainJar;

  private static final ClassValue<Owner> OWNERS =
      new ClassValue<>() {
        @Override
        protected Owner computeValue(Class<?> type) {
          return find(type);
        }
      };

  private static final ClassValue<String> SOURCES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          String source = isJdk(type) ? null : location(type);
          return source == null ? "" : source;
        }
      };

  private CodeOwner() {}

  /**
   * Sets what user code is. To be called before the first class is judged.
   *
   * @param userPackages packages of the user with all below them; empty to go by the place of a
   *     class
   * @param userJars patterns of names of jars that are such a place
   */
  public static void user(List<String> userPackages, List<String> userJars) {
    packages = List.copyOf(userPackages);
    jars = NamePatterns.of(userJars);
  }

  /** Whose code a class is. */
  public static Owner of(Class<?> type) {
    return OWNERS.get(type);
  }

  /** Where a class was loaded from; null if that is not known, and for the JDK. */
  static @Nullable String source(Class<?> type) {
    String source = SOURCES.get(type);
    return source.isEmpty() ? null : source;
  }

  private static Owner find(Class<?> type) {
    if (isJdk(type)) {
      return Owner.JDK;
    }
    boolean user = packages.isEmpty() ? isUserPlace(location(type)) : inPackages(type.getName());
    return user ? Owner.USER : Owner.LIBRARY;
  }

  private static boolean isJdk(Class<?> type) {
    if (type.getClassLoader() == null) {
      return true;
    }
    String module = type.getModule().getName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static boolean inPackages(String className) {
    return packages.stream()
        .anyMatch(name -> className.startsWith(name + ".") || className.equals(name));
  }

  /**
   * A folder, also one inside of an archive as Spring Boot has them ({@code BOOT-INF/classes/!/}).
   */
  private static boolean isUserPlace(@Nullable String location) {
    if (location == null) {
      return false;
    }
    if (location.endsWith("/") && !location.endsWith(".jar!/")) {
      return true;
    }
    return jars.match(fileName(location)) || location.equals(mainJar());
  }

  /** The last name in {@code file:/lib/shop.jar} or {@code jar:file:/app.jar!/lib/shop.jar!/}. */
  private static String fileName(String location) {
    String jar = location.endsWith("!/") ? location.substring(0, location.length() - 2) : location;
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  private static @Nullable String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null ? null : source.getLocation().toString();
  }

  /**
   * Looked for when the first class is judged, by whoever does so; several threads may, because
   * none may wait for another one here.
   */
  private static @Nullable String mainJar() {
    String known = mainJar;
    if (known == null) {
      known = MainJar.location(LoadedClasses.all());
      mainJar = known;
    }
    return known;
  }
}
