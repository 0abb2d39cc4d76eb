/** Tests of the pages of rules: the code that they show is code. */
@NullMarked
package dev.selvedge.samples.pages;

import org.jspecify.annotations.NullMarked;
