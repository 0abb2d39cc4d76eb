/** Tests of work that a method starts, and its end. */
@NullMarked
package dev.selvedge.samples.virtualthread;

import org.jspecify.annotations.NullMarked;
