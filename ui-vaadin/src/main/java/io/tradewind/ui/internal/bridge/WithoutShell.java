package io.tradewind.ui.internal.bridge;

/** A view that stands alone: without menu, and open to people who have not logged in. Ours only. */
public interface WithoutShell {}
