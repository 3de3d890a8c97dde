/** Forms on web sites that make leads. Start at {@link io.tradewind.customer.internal.web.WebForms}. */
@NullMarked
package io.tradewind.customer.internal.web;

import org.jspecify.annotations.NullMarked;
