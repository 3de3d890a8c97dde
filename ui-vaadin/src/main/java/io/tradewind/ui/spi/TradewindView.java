package io.tradewind.ui.spi;

/**
 * A screen. The class extends a Vaadin component, is itself a DS component of scope prototype, takes its services in its
 * constructor and says with {@link ViewDef} where it lives:
 *
 * <pre>{@code
 * @Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
 * @ViewDef(path = "pipeline", title = "opportunity.pipeline", icon = "kanban", order = 20, group = "sales")
 * public final class PipelineView extends Page implements TradewindView {
 *     @Activate
 *     public PipelineView(@Reference Records records) { ... }
 * }
 * }</pre>
 *
 * The route and the menu item exist as long as the service does; a missing mandatory reference keeps both away. Whoever
 * looks at a view while its bundle is updated sees a placeholder and then the new code, without a reload. The views are
 * shown inside the shell and only to people who have logged in. No {@code @Route}: nobody scans for it.
 */
public interface TradewindView {}
