/** Tests of synchronous and asynchronous code, mixed and not. */
@NullMarked
package dev.selvedge.samples.pitfall.mixed;

import org.jspecify.annotations.NullMarked;
