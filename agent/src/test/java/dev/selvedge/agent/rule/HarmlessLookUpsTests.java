package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loading classes and looking things up on the class path, and beside each the nearest call that
 * fires.
 */
class HarmlessLookUpsTests extends HarmlessCallFixture {
  @Nested
  class LoadingClasses {

    @ParameterizedTest
    @EnumSource
    void initialisesThemWhateverThatTakes(WaitKind kind) {
      assertSilent(kind, READ, user("com.acme.Config.<clinit>"), HANDLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<init>", "clinit", "get"})
    void isNotWhatTheirInstancesDo(String method) {
      assertFires(WaitKind.FILE, READ, user("com.acme.Config." + method), HANDLER);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "loadClass",
          "findClass",
          "defineClass",
          "findResource",
          "findResources",
          "getResource",
          "getResources",
          "getResourceAsStream",
          "getDefinedPackage"
        })
    void looksThemUpInAClassLoader(String method) {
      Frame loader = user("com.acme.PluginLoader." + method);

      assertSilent(WaitKind.FILE, READ, inheriting(loader, "java.lang.ClassLoader"), HANDLER);
      assertFires(WaitKind.FILE, READ, loader, HANDLER);
    }

    @Test
    void isNotWhateverAClassLoaderDoes() {
      Frame other = inheriting(user("com.acme.PluginLoader.refresh"), "java.lang.ClassLoader");

      assertFires(WaitKind.FILE, READ, other, HANDLER);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "java.lang.Class.forName",
          "java.lang.Class.getResource",
          "java.lang.Class.getResourceAsStream",
          "java.lang.Module.getResourceAsStream"
        })
    void looksUpResources(String lookUp) {
      assertSilent(WaitKind.FILE, READ, jdk(lookUp), HANDLER);
    }

    @Test
    void searchesTheClassPathStepByStep() {
      assertSilent(
          WaitKind.FILE,
          READ,
          jdk("jdk.internal.loader.URLClassPath$1.hasMoreElements"),
          library("org.scan.Scanner.scan"),
          HANDLER);
    }

    @Test
    void isNotReadingWhatWasLookedUp() {
      assertFires(WaitKind.FILE, READ, jdk("java.io.InputStream.readAllBytes"), HANDLER);
    }
  }

  @Nested
  class LookingUpServicesAndBundles {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "java.util.ServiceLoader.findFirst",
          "java.util.ServiceLoader$LazyClassPathLookupIterator.hasNext",
          "java.util.ResourceBundle.getBundle",
          "java.util.ResourceBundle$Control.newBundle"
        })
    void readsTheClassPath(String lookUp) {
      assertSilent(WaitKind.FILE, READ, jdk(lookUp), HANDLER);
    }

    @Test
    void makesProvidersOfLibraries() {
      assertSilent(
          WaitKind.FILE,
          READ,
          library("org.json.JsonProvider.<init>"),
          jdk("java.util.ServiceLoader$ProviderImpl.get"),
          HANDLER);
    }

    @Test
    void isNotWhatAProviderOfTheUserDoes() {
      assertFires(
          WaitKind.SLEEP,
          SLEEP,
          user("com.acme.AcmeProvider.<init>"),
          jdk("java.util.ServiceLoader$ProviderImpl.get"),
          HANDLER);
    }

    @Test
    void isNotWhatMerelySoundsAlike() {
      assertFires(WaitKind.FILE, READ, jdk("java.util.ServiceLoaders.load"), HANDLER);
    }
  }

  @Nested
  class AskingTheJvmAboutItself {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "java.util.logging.LogManager.readConfiguration",
          "java.util.logging.LogManager$RootLogger.accessConfiguredHandlers",
          "jdk.xml.internal.SecuritySupport.getFileInputStream",
          "java.lang.management.ManagementFactory.getOperatingSystemMXBean",
          "jdk.internal.platform.CgroupUtil.readStringValue"
        })
    void readsAFile(String question) {
      assertSilent(WaitKind.FILE, READ, jdk(question), HANDLER);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "java.util.logging.LogManager.readConfiguration",
          "jdk.xml.internal.SecuritySupport.getFileInputStream",
          "java.lang.management.ManagementFactory.getOperatingSystemMXBean",
          "jdk.internal.platform.CgroupUtil.readStringValue"
        })
    void isNotWhatTheUserDoesMeanwhileNorTheNetwork(String question) {
      assertFires(WaitKind.FILE, READ, user("com.acme.OwnConfig.<init>"), jdk(question), HANDLER);
      assertFires(WaitKind.SOCKET, SOCKET_WRITE, jdk(question), HANDLER);
    }
  }
}
