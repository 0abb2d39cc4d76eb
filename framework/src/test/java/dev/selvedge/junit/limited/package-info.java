/** A package whose tests have a limit. */
@FanOutLimit(12)
@NullMarked
package dev.selvedge.junit.limited;

import dev.selvedge.FanOutLimit;
import org.jspecify.annotations.NullMarked;
