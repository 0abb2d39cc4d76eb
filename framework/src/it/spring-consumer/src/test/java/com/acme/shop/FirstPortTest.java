package com.acme.shop;

/** Makes the context that the second one uses too. */
class FirstPortTest extends ShopOnAPort {}
