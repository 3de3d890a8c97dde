/**
 * The protocol with identity providers (OpenID Connect): what they say of themselves, the exchange of a code, and whether an ID token
 * is to be believed. Who a person is here is not its business. Start at {@link io.tradewind.runtime.internal.oidc.OpenIdProviders}.
 */
@NullMarked
package io.tradewind.runtime.internal.oidc;

import org.jspecify.annotations.NullMarked;
