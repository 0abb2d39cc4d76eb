/** Tests of the samples of locks. */
@NullMarked
package dev.selvedge.samples.lock;

import org.jspecify.annotations.NullMarked;
