/** Tests that many guarded tests at a time, on shared pools and loops, are told apart. */
@NullMarked
package dev.selvedge.samples.attribution;

import org.jspecify.annotations.NullMarked;
