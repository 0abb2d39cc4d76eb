/** A fixture: a package that is not guarded with the rest. */
@Unguarded(because = "it shows how")
@NullMarked
package dev.selvedge.junit.unguarded;

import dev.selvedge.Unguarded;
import org.jspecify.annotations.NullMarked;
