/** Tests of work that ends when it is called off, and of such that does not. */
@NullMarked
package dev.selvedge.samples.timeout;

import org.jspecify.annotations.NullMarked;
