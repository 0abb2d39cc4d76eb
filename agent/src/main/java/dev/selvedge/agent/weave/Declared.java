package dev.selvedge.agent.weave;

/** The methods that the user has declared to block. */
public interface Declared {

  /** There are none. */
  Declared NONE =
      new Declared() {
        @Override
        public boolean mayReach(String className) {
          return false;
        }

        @Override
        public boolean covers(String className, String method) {
          return false;
        }
      };

  /** Whether methods of a class of this binary name may be among them; quick. */
  boolean mayReach(String className);

  /** Whether a method of a class of this binary name is. */
  boolean covers(String className, String method);
}
