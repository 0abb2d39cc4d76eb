/** Tests that are cancelled wherever they can be. */
@NullMarked
package dev.selvedge.samples.sweep;

import org.jspecify.annotations.NullMarked;
