package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the agent's jar, all of which lands on the boot class path of its users. */
class AgentJarIT {

  private static final int JAVA_8 = 52;
  private static final int JAVA_17 = 61;

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(ChildJvm.AGENT.toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void holdsNothingButTheAgentAndItsLicences() {
    assertThat(files())
        .isNotEmpty()
        .allMatch(name -> name.matches("(dev/selvedge/agent|dev/selvedge/doctor|META-INF)/.*"));
    assertThat(files())
        .filteredOn(name -> name.startsWith("META-INF/"))
        .contains("META-INF/LICENSE")
        .allMatch(name -> name.matches("META-INF/(MANIFEST.MF|LICENSE|NOTICE|licenses/.*)"));
  }

  @Test
  void isNoModuleAndHasNoClassesForOneJavaVersionOnly() {
    assertThat(files())
        .noneMatch(name -> name.endsWith("module-info.class"))
        .noneMatch(name -> name.contains("META-INF/versions/"));
  }

  @Test
  void keepsItsLibrariesUnderItsOwnName() {
    assertThat(files())
        .filteredOn(name -> name.matches(".*(asm|gson|picocli)/.*"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("dev/selvedge/agent/shaded/"));
  }

  @Test
  void loadsOnOldJvmsAsFarAsToSaySo() throws IOException {
    assertThat(major("dev/selvedge/agent/Premain.class")).isEqualTo(JAVA_8);
    assertThat(major("dev/selvedge/agent/Agent.class")).isEqualTo(JAVA_17);
  }

  @Test
  void isAnAgentForTheCommandLineAndForLateAttach() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.selvedge.agent.Premain");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.selvedge.agent.Premain");
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Multi-Release")).isNull();
  }

  private List<String> files() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
  }

  private int major(String name) throws IOException {
    try (DataInputStream classFile = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
      classFile.readInt();
      classFile.readUnsignedShort();
      return classFile.readUnsignedShort();
    }
  }
}
