/** Tests of work in the interrupt. */
@NullMarked
package dev.selvedge.samples.interrupt;

import org.jspecify.annotations.NullMarked;
