@NullMarked
package dev.selvedge.samples.scaling;

import org.jspecify.annotations.NullMarked;
