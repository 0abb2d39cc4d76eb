/** Tests of the shop as its clients and its operator see it. */
@NullMarked
package dev.selvedge.samples.shop;

import org.jspecify.annotations.NullMarked;
