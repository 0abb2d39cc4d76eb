package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;

/** Scopes of JDK 25, by reflection, because they are a preview and the compiler is for 17. */
public final class Scopes {

  private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

  public static void main(String[] args) throws Exception {
    Carried.by(
        "fork a callable",
        probe -> {
          Callable<Object> call = probe::apply;
          inScope(scope -> fork(scope, Callable.class, call));
          return () -> {};
        });
    Carried.by(
        "fork a runnable",
        probe -> {
          Runnable run = probe::run;
          inScope(scope -> fork(scope, Runnable.class, run));
          return () -> {};
        });
    Carried.by(
        "fork in a fork",
        probe -> {
          Runnable inner = probe::run;
          Runnable run = () -> inScope(scope -> fork(scope, Runnable.class, inner));
          inScope(scope -> fork(scope, Runnable.class, run));
          return () -> {};
        });
    Carried.end();
  }

  static void inScope(Body body) {
    try (AutoCloseable scope = open()) {
      body.in(scope);
      Class.forName(SCOPE).getMethod("join").invoke(scope);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static AutoCloseable open() throws Exception {
    return (AutoCloseable) Class.forName(SCOPE).getMethod("open").invoke(null);
  }

  static void fork(Object scope, Class<?> type, Object body) throws Exception {
    Class.forName(SCOPE).getMethod("fork", type).invoke(scope, body);
  }

  /** What is done in a scope. */
  interface Body {
    void in(Object scope) throws Exception;
  }
}
