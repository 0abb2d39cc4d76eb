/** The smallest guarded test. */
@NullMarked
package dev.selvedge.samples.quickstart;

import org.jspecify.annotations.NullMarked;
