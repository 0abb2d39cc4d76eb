/** Tests of the demo, of what the agent finds in the shop, and of the guard in its tests. */
@NullMarked
package dev.selvedge.samples.demo;

import org.jspecify.annotations.NullMarked;
