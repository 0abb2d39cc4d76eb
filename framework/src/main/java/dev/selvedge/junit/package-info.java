/**
 * The JUnit Jupiter extension behind {@link dev.selvedge.Guarded @Guarded}: it opens and closes the
 * agent's windows and turns what they saw into the outcome of tests.
 */
@NullMarked
package dev.selvedge.junit;

import org.jspecify.annotations.NullMarked;
