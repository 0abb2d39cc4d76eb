package dev.selvedge.agent.weave;

import dev.selvedge.agent.sensor.Mocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves hooks into one class. */
final class TypeWeaver {

  private TypeWeaver() {}

  /**
   * Weaves the hooks.
   *
   * @param classFile the class as it is
   * @return the class as it shall be, with the hooks for which there was a method
   */
  static Woven weave(byte[] classFile, List<Hook> hooks) {
    ClassReader reader = ClassFiles.reader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    boolean sparesMocks = SparingMocks.areIn(classFile);
    if (sparesMocks) {
      Mocks.seen();
    }
    Weaving weaving = new Weaving(writer, hooks, sparesMocks ? reader : null);
    reader.accept(weaving, ClassReader.EXPAND_FRAMES);
    return new Woven(ClassFiles.bytes(writer, classFile), weaving.attached);
  }

  /** The hooks for which a class has a method; nothing is woven. */
  static Set<Hook> match(byte[] classFile, List<Hook> hooks) {
    Weaving weaving = new Weaving(null, hooks, null);
    ClassFiles.reader(classFile).accept(weaving, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return weaving.attached;
  }

  /** A woven class. */
  static final class Woven {
    private final byte[] bytes;
    private final Set<Hook> attached;

    Woven(byte[] bytes, Set<Hook> attached) {
      this.bytes = bytes;
      this.attached = attached;
    }

    byte[] bytes() {
      return bytes;
    }

    /** The hooks for which there was a method. */
    Set<Hook> attached() {
      return attached;
    }
  }

  private static final class Weaving extends ClassVisitor {
    private static final int NO_CODE = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT;

    private final List<Hook> hooks;

    /** Reads the class, of which there are mocks; null if there are none. */
    private final @Nullable ClassReader ofMocked;

    private String owner = "";
    // By identity: the hash of a record takes the JVM a while to make ready, at every start.
    private final Set<Hook> attached = Collections.newSetFromMap(new IdentityHashMap<>());

    Weaving(@Nullable ClassVisitor next, List<Hook> hooks, @Nullable ClassReader ofMocked) {
      super(Opcodes.ASM9, next);
      this.hooks = hooks;
      this.ofMocked = ofMocked;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      owner = name;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor target = super.visitMethod(access, name, descriptor, signature, exceptions);
      if ((access & NO_CODE) != 0) {
        return target;
      }
      MethodVisitor method = target;
      List<Hook> fitting = new ArrayList<>();
      for (Hook hook : hooks) {
        if (hook.fits(access, name, descriptor) && isFirst(hook, fitting)) {
          fitting.add(hook);
          attached.add(hook);
          method = method == null ? null : weave(hook, access, descriptor, method);
        }
      }
      return ofMocked != null
              && target != null
              && method != null
              && !fitting.isEmpty()
              && SparingMocks.canBeAskedIn(access, name)
          ? new SparingMocks(ofMocked, owner, name, descriptor, target, method)
          : method;
    }

    /** Of each sensor and shape the first hook that fits is woven. */
    private static boolean isFirst(Hook hook, List<Hook> others) {
      for (Hook other : others) {
        if (other.sensor().equals(hook.sensor()) && other.shape() == hook.shape()) {
          return false;
        }
      }
      return true;
    }

    private MethodVisitor weave(Hook hook, int access, String descriptor, MethodVisitor method) {
      return hook.shape() == Hook.Shape.AROUND
          ? new AroundMethod(owner, access, descriptor, method, hook)
          : new SingleCall(access, descriptor, method, hook);
    }
  }
}
