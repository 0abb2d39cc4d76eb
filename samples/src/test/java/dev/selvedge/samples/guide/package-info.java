/** The code that the user guide shows: tests as users write them, and what they test. */
@NullMarked
package dev.selvedge.samples.guide;

import org.jspecify.annotations.NullMarked;
