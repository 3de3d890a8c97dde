/** Record types made over HTTP, for those who hold the right. Start at {@link io.tradewind.rest.internal.design.DesignResource}. */
@NullMarked
package io.tradewind.rest.internal.design;

import org.jspecify.annotations.NullMarked;
