package io.tradewind.opportunity.internal.deal;

import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Something that a stage wants done before the opportunity goes on. Never changed in place. */
@Embeddable
public class CheckItem {
    @Column(name = "place")
    private int place;

    @Column(name = "stage_id", length = 36)
    private String stage = "";

    @Column(name = "item", length = 1000)
    private String item = "";

    @Column(name = "done")
    private boolean done;

    /** For the persistence provider. */
    protected CheckItem() {}

    static CheckItem of(int place, String stage, String item, boolean done) {
        CheckItem check = new CheckItem();
        check.place = place;
        check.stage = stage;
        check.item = item;
        check.done = done;
        return check;
    }

    CheckItem at(int newPlace, boolean nowDone) {
        return of(newPlace, stage, item, nowDone);
    }

    boolean is(String otherStage, String otherItem) {
        return stage.equals(otherStage) && item.equals(otherItem);
    }

    String stage() {
        return stage;
    }

    String item() {
        return item;
    }

    boolean done() {
        return done;
    }

    Map<String, Object> line() {
        return Line.of("item", item, "done", done);
    }
}
