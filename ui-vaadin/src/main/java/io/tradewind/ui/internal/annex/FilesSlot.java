package io.tradewind.ui.internal.annex;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.Component;

import io.tradewind.TradewindException;
import io.tradewind.file.Attachments;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.RecordSlot;

/** The files on the page of every record that somebody may edit, or that has some. */
@org.osgi.service.component.annotations.Component(service = RecordSlot.class)
public final class FilesSlot implements RecordSlot {
    private static final int AFTER_STAGES = 500;

    private final Desk desk;
    private final Attachments attachments;

    @Activate
    public FilesSlot(@Reference Desk desk, @Reference Attachments attachments) {
        this.desk = desk;
        this.attachments = attachments;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public int order() {
        return AFTER_STAGES;
    }

    @Override
    public Optional<Component> panel(RecordView record) {
        try {
            var files = attachments.of(record.ref());
            return record.allows("edit") || !files.isEmpty()
                    ? Optional.of(new FilesPanel(desk, attachments, Reader.current(), record, files))
                    : Optional.empty();
        } catch (TradewindException away) {
            return Optional.empty();
        }
    }
}
