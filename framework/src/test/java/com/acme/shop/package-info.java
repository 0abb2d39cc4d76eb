/** A user's tests, as the page on JUnit shows them. */
@NullMarked
package com.acme.shop;

import org.jspecify.annotations.NullMarked;
