/** Tests of code that blocks, started by an event loop. */
@NullMarked
package dev.selvedge.samples.offload;

import org.jspecify.annotations.NullMarked;
