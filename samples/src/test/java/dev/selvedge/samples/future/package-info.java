/** Tests of promises that are kept, and of one that is not. */
@NullMarked
package dev.selvedge.samples.future;

import org.jspecify.annotations.NullMarked;
