package io.tradewind.followup.internal.ui;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Verb;
import io.tradewind.file.Attachments;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.mail.MailType;
import io.tradewind.followup.internal.mail.Writing;
import io.tradewind.list.ValueLists;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/** The contracts that the stage's screens work with, in one hand. */
@Component(service = Bench.class)
public final class Bench {
    private static final int MOST = 100;

    private final Records records;
    private final RecordTypes types;
    private final ValueLists lists;
    private final Attachments attachments;
    private final Writing writing;

    @Activate
    public Bench(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference ValueLists lists,
            @Reference Attachments attachments,
            @Reference Writing writing) {
        this.records = records;
        this.types = types;
        this.lists = lists;
        this.attachments = attachments;
        this.writing = writing;
    }

    Records records() {
        return records;
    }

    RecordTypes types() {
        return types;
    }

    ValueLists lists() {
        return lists;
    }

    Attachments attachments() {
        return attachments;
    }

    Writing writing() {
        return writing;
    }

    boolean mayWriteMail() {
        return may(MailType.NAME, Verb.CREATE);
    }

    boolean may(String type, Verb verb) {
        return types.all().stream().anyMatch(view -> view.name().equals(type) && view.may(verb));
    }

    boolean mayFollowUp() {
        return may(FollowUpType.NAME, Verb.CREATE);
    }

    /** All that the reader may see of a type that has few records. */
    List<RecordView> few(String type) {
        return may(type, Verb.READ)
                ? records.query(type, RecordQuery.ALL.limit(MOST)).items()
                : List.of();
    }
}
