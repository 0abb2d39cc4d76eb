package dev.selvedge.agent.weave;

import dev.selvedge.agent.sensor.SuperTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What drivers, pools and proxies implement of JDBC: each call that may go to the database is one
 * call, however often it waits for the network inside.
 */
final class JdbcTypes {

  /** What a class file holds that has to do with {@code java.sql} or {@code javax.sql}. */
  private static final byte[] MENTION = {'/', 's', 'q', 'l', '/'};

  private static final String[] METHODS = {
    "connect",
    "getConnection",
    "getPooledConnection",
    "getXAConnection",
    "prepareStatement",
    "prepareCall",
    "commit",
    "rollback",
    "setAutoCommit",
    "setReadOnly",
    "setTransactionIsolation",
    "setCatalog",
    "setSchema",
    "setSavepoint",
    "releaseSavepoint",
    "isValid",
    "abort",
    "close",
    "cancel",
    "execute",
    "executeQuery",
    "executeUpdate",
    "executeLargeUpdate",
    "executeBatch",
    "executeLargeBatch",
    "getMoreResults",
    "getGeneratedKeys",
    "next",
    "previous",
    "first",
    "last",
    "absolute",
    "relative",
    "beforeFirst",
    "afterLast",
    "updateRow",
    "insertRow",
    "deleteRow",
    "refreshRow",
    "getTables",
    "getColumns",
    "getPrimaryKeys",
    "getSchemas",
    "getCatalogs"
  };

  private static final List<Hook> HOOKS = hooks();

  /** Whether a type is one of JDBC, by loader and internal name. */
  private final Map<ClassLoader, Map<String, Boolean>> known =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static List<Hook> hooks() {
    List<Hook> hooks = new ArrayList<>();
    for (String method : METHODS) {
      hooks.add(Hook.blocking(method, "outer"));
    }
    return hooks;
  }

  /** Whether the class may be one, at a glance. */
  static boolean maybe(byte[] classFile) {
    int last = classFile.length - MENTION.length;
    for (int i = 0; i <= last; i++) {
      if (classFile[i] == MENTION[0]
          && classFile[i + 1] == MENTION[1]
          && classFile[i + 2] == MENTION[2]
          && classFile[i + 3] == MENTION[3]
          && classFile[i + 4] == MENTION[4]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a loaded class is one. */
  static boolean isOne(Class<?> type) {
    for (String each : SuperTypes.of(type)) {
      if (each.startsWith("java.sql.") || each.startsWith("javax.sql.")) {
        return true;
      }
    }
    return false;
  }

  /** The woven class, or null if it implements nothing of JDBC. */
  byte @Nullable [] weave(ClassLoader loader, byte[] classFile) {
    ClassReader reader = ClassFiles.reader(classFile);
    if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0 || !inherits(loader, reader)) {
      return null;
    }
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, HOOKS);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }

  private boolean inherits(ClassLoader loader, ClassReader reader) {
    for (String each : reader.getInterfaces()) {
      if (each.startsWith("java/sql/") || each.startsWith("javax/sql/") || isJdbc(loader, each)) {
        return true;
      }
    }
    String parent = reader.getSuperName();
    return parent != null && isJdbc(loader, parent);
  }

  private boolean isJdbc(ClassLoader loader, String type) {
    if (type.startsWith("java/") || type.startsWith("javax/")) {
      return false;
    }
    Map<String, Boolean> types = known.computeIfAbsent(loader, key -> new ConcurrentHashMap<>());
    Boolean answer = types.get(type);
    if (answer == null) {
      try {
        answer = look(loader, type);
      } catch (StackOverflowError inheritsFromItself) {
        answer = false;
      }
      types.put(type, answer);
    }
    return answer;
  }

  /** Looks at a type that may not be loaded yet, and which must not be by looking at it. */
  private boolean look(ClassLoader loader, String type) {
    try (InputStream classFile = loader.getResourceAsStream(type + ".class")) {
      if (classFile == null) {
        return false;
      }
      return inherits(loader, ClassFiles.reader(classFile.readAllBytes()));
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }
}
