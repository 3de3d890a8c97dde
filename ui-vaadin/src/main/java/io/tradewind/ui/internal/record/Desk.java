package io.tradewind.ui.internal.record;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Access;
import io.tradewind.access.Directory;
import io.tradewind.access.Identity;
import io.tradewind.board.Boards;
import io.tradewind.bulk.BulkChanges;
import io.tradewind.list.ValueLists;
import io.tradewind.recall.Favorites;
import io.tradewind.recall.Recent;
import io.tradewind.record.History;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.record.Sharing;
import io.tradewind.record.Summaries;
import io.tradewind.text.Texts;
import io.tradewind.transfer.Exports;
import io.tradewind.transfer.Imports;
import io.tradewind.view.SavedViews;

/** The contracts that every derived screen works with, in one hand. */
@Component(service = Desk.class)
public final class Desk {
    private final Records records;
    private final RecordTypes types;
    private final Texts texts;
    private final ValueLists lists;
    private final Identity identity;
    private final Access access;
    private final Directory directory;
    private final Imports imports;
    private final Exports exports;
    private final LiveRecords live;
    private final Pulse pulse;
    private final Sharing sharing;
    private final SavedViews views;
    private final BulkChanges bulk;
    private final Summaries summaries;
    private final History history;
    private final Recent recent;
    private final Favorites favorites;
    private final Boards boards;

    @Activate
    public Desk(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Texts texts,
            @Reference ValueLists lists,
            @Reference Identity identity,
            @Reference Access access,
            @Reference Directory directory,
            @Reference Imports imports,
            @Reference Exports exports,
            @Reference LiveRecords live,
            @Reference Pulse pulse,
            @Reference Sharing sharing,
            @Reference SavedViews views,
            @Reference BulkChanges bulk,
            @Reference Summaries summaries,
            @Reference History history,
            @Reference Recent recent,
            @Reference Favorites favorites,
            @Reference Boards boards) {
        this.records = records;
        this.types = types;
        this.texts = texts;
        this.lists = lists;
        this.identity = identity;
        this.access = access;
        this.directory = directory;
        this.imports = imports;
        this.exports = exports;
        this.live = live;
        this.pulse = pulse;
        this.sharing = sharing;
        this.views = views;
        this.bulk = bulk;
        this.summaries = summaries;
        this.history = history;
        this.recent = recent;
        this.favorites = favorites;
        this.boards = boards;
    }

    public Records records() {
        return records;
    }

    public RecordTypes types() {
        return types;
    }

    public Texts texts() {
        return texts;
    }

    public ValueLists lists() {
        return lists;
    }

    public Identity identity() {
        return identity;
    }

    public Access access() {
        return access;
    }

    public Directory directory() {
        return directory;
    }

    public Imports imports() {
        return imports;
    }

    public Exports exports() {
        return exports;
    }

    public LiveRecords live() {
        return live;
    }

    public Pulse pulse() {
        return pulse;
    }

    public Sharing sharing() {
        return sharing;
    }

    public SavedViews views() {
        return views;
    }

    public BulkChanges bulk() {
        return bulk;
    }

    public Summaries summaries() {
        return summaries;
    }

    public History history() {
        return history;
    }

    public Recent recent() {
        return recent;
    }

    public Favorites favorites() {
        return favorites;
    }

    public Boards boards() {
        return boards;
    }
}
