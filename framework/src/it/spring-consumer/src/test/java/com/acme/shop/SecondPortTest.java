package com.acme.shop;

import org.springframework.test.annotation.DirtiesContext;

/** Closes the context at its end. */
@DirtiesContext
class SecondPortTest extends ShopOnAPort {}
