/** What the tests of the patterns have in common. */
@NullMarked
package dev.selvedge.samples.support;

import org.jspecify.annotations.NullMarked;
