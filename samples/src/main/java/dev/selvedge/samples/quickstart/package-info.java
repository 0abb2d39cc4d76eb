/** The smallest concurrent program. */
@NullMarked
package dev.selvedge.samples.quickstart;

import org.jspecify.annotations.NullMarked;
