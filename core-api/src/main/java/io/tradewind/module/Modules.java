package io.tradewind.module;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Modules as an admin sees them. Managing needs the right {@code modules.manage}. */
public interface Modules {
    /** A module's state in words. */
    enum State {
        RUNNING,
        STARTING,
        STOPPED,
        /** Started, but something it needs is missing or failed; see {@link Module#problem}. */
        NEEDS_ATTENTION
    }

    /**
     * A module.
     *
     * @param name stable name, for example {@code customer}
     * @param provider who made it
     * @param core part of the core: cannot be disabled
     * @param dropped came through the drop folder or the page, not with the distribution: can be removed
     * @param problem what is wrong, in plain words
     * @param recordTypes names of the record types it gives
     * @param views paths of the views it gives
     * @param handlers event handlers it gives
     * @param data rows per table it keeps
     */
    record Module(
            String name,
            String version,
            String provider,
            boolean core,
            boolean dropped,
            State state,
            @Nullable String problem,
            List<String> recordTypes,
            List<String> views,
            List<String> handlers,
            Map<String, Long> data) {}

    /** All modules, by name. {@code data} is empty here. */
    List<Module> all();

    /** One module with its data counted (capped at 10,000 a table). */
    Module read(String name);

    void enable(String name);

    /** Stops a module, also over restarts; its data stays. Returns once it has stopped. */
    void disable(String name);

    /**
     * Installs or updates from a bundle file: checked first, then put into the drop folder.
     *
     * @throws io.tradewind.TradewindException INVALID if it is no bundle, has no {@code Tradewind-Module} header, or needs what is not there
     */
    Module install(String fileName, InputStream jar);

    /** Removes a dropped module; its data stays. */
    void remove(String name);

    /** Calls on each change until closed. */
    AutoCloseable watch(Runnable listener);
}
