package dev.selvedge.agent.weave;

import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What libraries declare of themselves. */
public interface PermitFiles {

  /** They declare nothing. */
  PermitFiles NONE =
      new PermitFiles() {
        @Override
        public List<DeclaredPermit> of(@Nullable ProtectionDomain domain) {
          return List.of();
        }
      };

  /** The methods that take permits of the library that a class belongs to. */
  List<DeclaredPermit> of(@Nullable ProtectionDomain domain);
}
