package io.tradewind.ui.internal.annex;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

import io.tradewind.access.Access;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Downloads;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.RecordSlot;

/** Lets those who answer for it hand out or erase what is kept about a person. */
@Component(service = RecordSlot.class)
public final class PersonalDataSlot implements RecordSlot {
    private static final int LAST = 950;

    private final Desk desk;
    private final Access access;
    private final PersonalData personal;

    @Activate
    public PersonalDataSlot(@Reference Desk desk, @Reference Access access, @Reference PersonalData personal) {
        this.desk = desk;
        this.access = access;
        this.personal = personal;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public List<Command> commands(RecordView record) {
        boolean offered = access.may(PersonalData.RIGHT)
                && desk.types()
                        .find(record.ref().type())
                        .filter(PersonalData::isKept)
                        .isPresent();
        if (!offered) {
            return List.of();
        }
        Reader reader = Reader.current();
        Command tell = new Command(reader.text("ui.privacy.tell"), "file-down", () -> tell(record, reader));
        return record.allowed().contains("edit")
                ? List.of(
                        tell,
                        new Command(
                                reader.text("ui.privacy.erase"),
                                "eye-off",
                                () -> new EraseDialog(personal, reader, record).open()))
                : List.of(tell);
    }

    private void tell(RecordView record, Reader reader) {
        Div place = new Div();
        UI.getCurrent().add(place);
        Downloads.start(
                desk,
                place,
                reader.text("ui.privacy.file", record.title()) + ".json",
                "application/json;charset=utf-8",
                to -> personal.write(record.ref(), to));
    }
}
