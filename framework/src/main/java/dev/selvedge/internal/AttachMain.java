package dev.selvedge.internal;

import com.sun.tools.attach.VirtualMachine;
import java.util.Objects;

/**
 * The program of the helper process: loads an agent into another JVM. What goes wrong is said in
 * the last line that it prints. Nothing but the JDK is on its class path.
 */
final class AttachMain {

  private AttachMain() {}

  /**
   * Loads the agent.
   *
   * @param arguments the process id of the JVM and the agent's jar
   */
  public static void main(String[] arguments) {
    try {
      load(arguments[0], arguments[1]);
    } catch (NoClassDefFoundError e) {
      fail(
          "the Java in "
              + System.getProperty("java.home")
              + " has no module jdk.attach, use a JDK");
    } catch (Exception e) {
      fail("this JVM does not let it in (" + Objects.requireNonNullElse(e.getMessage(), e) + ")");
    }
  }

  private static void load(String pid, String agent) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(pid);
    try {
      jvm.loadAgent(agent);
    } finally {
      jvm.detach();
    }
  }

  private static void fail(String reason) {
    System.out.println(reason.lines().findFirst().orElse(reason));
    System.exit(1);
  }
}
