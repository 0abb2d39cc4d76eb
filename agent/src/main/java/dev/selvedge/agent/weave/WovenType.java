package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A type of the JDK that is woven, with its hooks.
 *
 * @param name the binary name
 * @param since the first JDK that has the type
 * @param until the first JDK that no longer has it
 * @param hooks what is woven into it
 */
public record WovenType(String name, int since, int until, List<Hook> hooks) {

  public WovenType {
    hooks = List.copyOf(hooks);
  }

  /** A type that every JDK has. */
  public static WovenType of(String name, Hook... hooks) {
    return new WovenType(name, 17, Integer.MAX_VALUE, Arrays.asList(hooks));
  }

  /** A type that only some operating systems have. */
  public static WovenType ifPresent(String name, Hook... hooks) {
    return new WovenType(name, Integer.MAX_VALUE, Integer.MAX_VALUE, Arrays.asList(hooks));
  }

  /** The same type, needed only on this JDK and later. */
  public WovenType from(int jdk) {
    return new WovenType(name, jdk, until, hooks);
  }

  /** The same type, needed only before this JDK. */
  public WovenType before(int jdk) {
    return new WovenType(name, since, jdk, hooks);
  }

  /** The same type with the hooks of another one within its own. */
  WovenType with(WovenType inner) {
    List<Hook> both = new ArrayList<>(hooks);
    both.addAll(inner.hooks);
    return new WovenType(name, since, until, both);
  }

  boolean isRequired(int jdk) {
    return jdk >= since && jdk < until;
  }

  String internalName() {
    return name.replace('.', '/');
  }
}
