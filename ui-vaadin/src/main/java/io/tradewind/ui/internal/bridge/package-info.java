/**
 * Carries Vaadin Flow on the OSGi HTTP whiteboard: servlet, resources, push, sessions, and the views that bundles bring
 * and take away. Start at {@link io.tradewind.ui.internal.bridge.UiServlet} and {@link io.tradewind.ui.internal.bridge.ViewRegistry}.
 */
@NullMarked
package io.tradewind.ui.internal.bridge;

import org.jspecify.annotations.NullMarked;
