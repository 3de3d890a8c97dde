package io.tradewind.ui.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Where a {@link TradewindView} lives in the menu and in the address bar. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ViewDef {
    /** Prefix of the service properties. */
    String PREFIX_ = "tradewind.view.";

    /** Address without a leading slash, for example {@code pipeline} or {@code quotes/:id/lines}. */
    String path();

    /** Key of the title's text. */
    String title();

    /** Name of an icon of the set, see {@code io.tradewind.ui.kit.Icons}. */
    String icon() default "layers";

    /** Place within the group, ascending. */
    int order() default 100;

    /** Menu group; its text is {@code menu.<group>}. Empty: top of the menu. {@code none}: has an address, but no menu item. */
    String group() default "sales";

    /** A right that the person must hold, for example {@code modules.manage}; empty: everybody who may log in. */
    String right() default "";
}
