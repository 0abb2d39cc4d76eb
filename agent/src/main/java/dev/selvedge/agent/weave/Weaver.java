package dev.selvedge.agent.weave;

import dev.selvedge.agent.sensor.OtherAgents;
import dev.selvedge.agent.sensor.UserFault;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes as they are loaded, and retransforms those that are loaded already. A class that
 * cannot be woven stays as it is and is named as a missing hook.
 */
public final class Weaver implements ClassFileTransformer {

  private static final String OWN = "dev/selvedge/agent/";

  private final int jdk = Runtime.version().feature();
  private final boolean weavesCallSites = CallSiteWeaver.isNeeded(jdk);
  private final Map<String, WovenType> types = new HashMap<>();
  private final Visibility visibility = new Visibility();
  private final JdbcTypes jdbc = new JdbcTypes();
  private final Attachment attachment;
  private final DeclaredBlocking declaredBlocking;
  private final List<DeclaredPermit> permits;
  private final PermitFiles permitFiles;
  private final AtomicLong unwoven = new AtomicLong();
  private final AtomicBoolean saidHidden = new AtomicBoolean();

  /**
   * @param onMissing is told of each hook that could not attach, by name, once
   * @param refuses whether blocking calls are refused by an error
   * @param declared the methods that the user has declared to block
   */
  public Weaver(Consumer<String> onMissing, boolean refuses, Declared declared) {
    this(onMissing, refuses, declared, List.of(), PermitFiles.NONE);
  }

  /**
   * @param permits the methods that the user has declared to take permits
   * @param permitFiles those that libraries have
   */
  public Weaver(
      Consumer<String> onMissing,
      boolean refuses,
      Declared declared,
      List<DeclaredPermit> permits,
      PermitFiles permitFiles) {
    this.permits = permits;
    this.permitFiles = permitFiles;
    declaredBlocking = new DeclaredBlocking(declared);
    attachment = new Attachment(onMissing);
    for (WovenType type : refuses ? WovenTypes.refusing() : WovenTypes.all()) {
      WovenType outer = types.get(type.internalName());
      types.put(type.internalName(), outer == null ? type : outer.with(type));
    }
  }

  /** Starts to weave. */
  public void install(Instrumentation instrumentation) {
    OtherAgents.beforeFirst(new OwnClasses(instrumentation));
    for (Class<?> each : instrumentation.getAllLoadedClasses()) {
      if (OwnClasses.isTransformer(each)) {
        OtherAgents.arrives();
        break;
      }
    }
    instrumentation.addTransformer(this, true);
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> each : instrumentation.getAllLoadedClasses()) {
      if (concerns(each.getName().replace('.', '/'), each.getClassLoader())
          && instrumentation.isModifiableClass(each)) {
        loaded.add(each);
      }
    }
    try {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | LinkageError together) {
      for (Class<?> each : loaded) {
        retransform(instrumentation, each);
      }
    }
  }

  private void retransform(Instrumentation instrumentation, Class<?> each) {
    try {
      instrumentation.retransformClasses(each);
    } catch (UnmodifiableClassException | LinkageError e) {
      attachment.missing(each.getName());
    }
  }

  private boolean concerns(String name, @Nullable ClassLoader loader) {
    return isJdk(loader)
        ? types.containsKey(name)
            || (weavesCallSites && CallSiteWeaver.concernsJdk(name))
            || CatchBlocks.concernsJdk(name)
        : !name.startsWith(OWN);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (name == null || (loader == null && name.startsWith(OWN))) {
      return null;
    }
    try {
      return loader == null || isJdk(loader)
          ? weaveJdk(name, classFile)
          : weave(loader, name, domain, classFile);
    } catch (Throwable e) {
      attachment.missing(name.replace('/', '.') + " (" + e + ")");
      return null;
    }
  }

  private byte @Nullable [] weaveJdk(String name, byte[] classFile) {
    byte[] woven = weaveHooks(name, classFile);
    byte[] catching =
        CatchBlocks.concernsJdk(name) ? CatchBlocks.weave(woven == null ? classFile : woven) : null;
    return catching == null ? woven : catching;
  }

  private byte @Nullable [] weaveHooks(String name, byte[] classFile) {
    WovenType type = types.get(name);
    if (type == null) {
      return weavesCallSites && CallSiteWeaver.concernsJdk(name)
          ? CallSiteWeaver.weave(classFile)
          : null;
    }
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, type.hooks());
    attachment.found(type, woven.attached(), jdk);
    return woven.bytes();
  }

  private byte @Nullable [] weave(
      ClassLoader loader, String name, @Nullable ProtectionDomain domain, byte[] classFile) {
    byte[] woven = null;
    if (LibraryTypes.maybe(name) && visibility.isGiven(loader)) {
      woven = LibraryTypes.weave(name, classFile);
    } else if (JdbcTypes.maybe(classFile) && visibility.isGiven(loader)) {
      woven = jdbc.weave(loader, classFile);
    }
    byte[] own = OwnEventLoops.weave(woven == null ? classFile : woven);
    if (own != null && visibility.isGiven(loader)) {
      woven = own;
    }
    byte[] declared = declaredBlocking.weave(woven == null ? classFile : woven);
    if (declared != null && visibility.isGiven(loader)) {
      woven = declared;
    }
    woven = weavePermits(loader, domain, classFile, woven);
    if (weavesCallSites) {
      byte[] rewritten = CallSiteWeaver.weave(woven == null ? classFile : woven);
      if (rewritten != null && visibility.isGiven(loader)) {
        woven = rewritten;
      }
    }
    byte[] catching = catchBlocks(loader, woven == null ? classFile : woven);
    return catching == null ? woven : catching;
  }

  private byte @Nullable [] weavePermits(
      ClassLoader loader,
      @Nullable ProtectionDomain domain,
      byte[] classFile,
      byte @Nullable [] before) {
    byte[] woven = before;
    for (List<DeclaredPermit> each : List.of(permits, permitFiles.of(domain))) {
      byte[] more = DeclaredPermits.weave(woven == null ? classFile : woven, each);
      if (more != null && visibility.isGiven(loader)) {
        woven = more;
      }
    }
    return woven;
  }

  /** A class that cannot be woven so goes without. */
  private byte @Nullable [] catchBlocks(ClassLoader loader, byte[] classFile) {
    try {
      byte[] catching = CatchBlocks.weave(classFile);
      if (catching == null || visibility.isGiven(loader)) {
        return catching;
      }
      sayHidden(loader);
    } catch (RuntimeException | LinkageError tooLargeOrBroken) {
      // Counted, as one whose loader hides the sensors is.
    }
    unwoven.incrementAndGet();
    return null;
  }

  private void sayHidden(ClassLoader loader) {
    if (saidHidden.compareAndSet(false, true)) {
      UserFault.say(
          "classes of "
              + loader.getClass().getName()
              + " cannot be watched for interrupts that they swallow, it hides the packages of the"
              + " agent from them; where it has a setting for that, let it delegate"
              + " dev.selvedge.agent to the boot class loader");
    }
  }

  /** How many classes there are whose catch blocks could not be woven. */
  public long unwoven() {
    return unwoven.get();
  }

  private static boolean isJdk(@Nullable ClassLoader loader) {
    return loader == null || ClassLoader.getPlatformClassLoader().equals(loader);
  }

  /** Looks at all types that this JDK must have, loaded or not, for hooks that would not attach. */
  public void verify() {
    for (WovenType type : types.values()) {
      if (!type.isRequired(jdk)) {
        continue;
      }
      try (InputStream classFile =
          Object.class.getModule().getResourceAsStream(type.internalName() + ".class")) {
        if (classFile == null) {
          attachment.missing(type.name());
        } else {
          attachment.found(type, TypeWeaver.match(classFile.readAllBytes(), type.hooks()), jdk);
        }
      } catch (IOException e) {
        attachment.missing(type.name());
      }
    }
  }

  /** How many hooks are known to attach. */
  public int hooks() {
    return attachment.count();
  }

  /** The hooks that could not attach. */
  public Set<String> missing() {
    return attachment.missing();
  }
}
