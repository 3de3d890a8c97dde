package io.tradewind.runtime.internal.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.file.Attachment;
import io.tradewind.file.Attachments;
import io.tradewind.merge.Merges;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.file.Contents;
import io.tradewind.runtime.internal.file.StoredAttachments;
import io.tradewind.runtime.internal.merge.StoredMerges;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.StoredTurns;

/** Files of a record: who may do what with them, and that they go where the record goes. */
class FilesTest {
    private static final byte[] PDF = "%PDF-1.7 the contract".getBytes(UTF_8);

    @TempDir
    private Path data;

    private Office office;
    private Attachments files;
    private RecordView hers;
    private RecordRef ref;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("left", null);
        office.user("anna", "left", "left");
        office.user("bert", null);
        office.grant("anna", Scope.OWN);
        office.grant("bert", Scope.OWN);
        files = new StoredAttachments(
                new Annex(office.records),
                new Contents(data),
                office.tx,
                new StoredTurns(office.tx),
                office,
                new Attachments.Limits(1024 * 1024, 2 * 1024 * 1024, 4, 30));
        hers = office.company("anna", "Hers");
        ref = hers.ref();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Attachment add(String user, String name, byte[] content) {
        return office.as(user, () -> files.add(ref, name, new ByteArrayInputStream(content)));
    }

    private TradewindException refused(String user, Runnable door) {
        return catchThrowableOfType(TradewindException.class, () -> office.as(user, door));
    }

    private byte[] content(String user, String id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        office.as(user, () -> {
            try {
                files.write(id, out);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        return out.toByteArray();
    }

    private long kept() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @DatabaseTest
    void comes_back_as_it_went_in_is_traced_and_kept_once() throws IOException {
        Attachment one = add("anna", "合同.pdf", PDF);
        Attachment two = add("anna", "copy.pdf", PDF);

        assertThat(one.name()).isEqualTo("合同.pdf");
        assertThat(one.contentType()).isEqualTo("application/pdf");
        assertThat(one.addedBy().name()).isEqualTo("Ms anna");
        assertThat(content("anna", one.id())).isEqualTo(PDF);
        assertThat(office.as("anna", () -> files.of(ref)))
                .extracting(Attachment::id)
                .containsExactly(two.id(), one.id());
        assertThat(kept()).isEqualTo(1);

        office.as("anna", () -> files.remove(one.id()));
        office.as("anna", () -> files.remove(one.id()));
        assertThat(refused("anna", () -> files.require(one.id())).kind()).isEqualTo(Kind.NOT_FOUND);
        office.as("anna", () -> files.restore(one.id()));

        assertThat(office.as("anna", () -> files.of(ref))).hasSize(2);
        assertThat(office.as("anna", () -> office.records.trace(ref, 10, null)))
                .extracting(Records.Trace::kind)
                .containsExactly("FILE_RESTORED", "FILE_REMOVED", "FILE_ADDED", "FILE_ADDED", "CREATED");
        assertThat(office.as("anna", () -> office.records.read(ref)).version()).isEqualTo(hers.version());
    }

    @DatabaseTest
    void follows_the_rights_on_the_record() {
        Attachment file = add("anna", "a.pdf", PDF);
        List<Runnable> doors = List.of(
                () -> files.of(ref),
                () -> files.require(file.id()),
                () -> files.remove(file.id()),
                () -> files.restore(file.id()),
                () -> files.add(ref, "b.pdf", new ByteArrayInputStream(PDF)));
        for (Runnable door : doors) {
            assertThat(refused("bert", door).kind()).isEqualTo(Kind.NOT_FOUND);
        }

        office.as("anna", () -> office.sharing.share(ref, List.of(Holder.user("bert")), Level.READ));
        assertThat(content("bert", file.id())).isEqualTo(PDF);
        assertThat(office.as("bert", () -> files.require(file.id())).removable())
                .isFalse();
        for (Runnable door : doors.subList(2, 5)) {
            assertThat(refused("bert", door).kind()).isEqualTo(Kind.FORBIDDEN);
        }

        office.as("anna", () -> office.sharing.share(ref, List.of(Holder.user("bert")), Level.EDIT));
        add("bert", "b.pdf", PDF);
        office.as("anna", () -> office.sharing.unshare(ref, List.of(Holder.user("bert"))));
        assertThat(refused("bert", () -> files.require(file.id())).code()).isEqualTo("files.not-found");
        assertThat(refused("anna", () -> files.require("nonsense")).code()).isEqualTo("files.not-found");
    }

    @DatabaseTest
    void goes_into_the_bin_and_back_and_to_the_survivor_of_a_merge_and_back() {
        Attachment file = add("anna", "a.pdf", PDF);
        office.as("anna", () -> office.records.remove(ref, hers.version()));
        assertThat(refused("anna", () -> files.require(file.id())).kind()).isEqualTo(Kind.NOT_FOUND);
        office.as("anna", () -> office.records.restore(ref));
        assertThat(content("anna", file.id())).isEqualTo(PDF);

        RecordView survivor = office.company("anna", "Stays");
        Merges merges = new StoredMerges(
                new Fusion(office.records),
                new Moving(office.records, office.types, office.tx),
                office.tx,
                office.tx,
                office.published::add,
                office,
                office,
                office.types,
                new MergeTest.NoDirectory());
        var merge = office.as("anna", () -> merges.merge(survivor.ref(), ref.id(), java.util.Map.of()));
        assertThat(office.as("anna", () -> files.of(survivor.ref())))
                .extracting(Attachment::id)
                .containsExactly(file.id());

        office.as("anna", () -> merges.undo(merge.id()));
        assertThat(office.as("anna", () -> files.of(survivor.ref()))).isEmpty();
        assertThat(content("anna", file.id())).isEqualTo(PDF);
    }

    @DatabaseTest
    void keeps_its_limits_and_leaves_nothing_behind_of_what_it_refuses() throws IOException {
        assertThat(refused("anna", () -> files.add(ref, "big.bin", new Zeros(1024 * 1024 + 1)))
                        .code())
                .isEqualTo("files.too-large");
        assertThat(refused("anna", () -> add("anna", "empty.txt", new byte[0])).code())
                .isEqualTo("files.empty");
        assertThat(refused("anna", () -> add("anna", "pic.png", "<svg onload='x'/>".getBytes(UTF_8)))
                        .code())
                .isEqualTo("files.active");
        assertThat(kept()).isZero();

        office.as("anna", () -> files.add(ref, "one.bin", new Zeros(1024 * 1024)));
        office.as("anna", () -> files.add(ref, "two.bin", new Zeros(1024 * 1024)));
        assertThat(refused("anna", () -> add("anna", "three.txt", PDF)).code()).isEqualTo("files.record-full");
    }

    /** A long stream that is in no memory. */
    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int some = (int) Math.min(left, length);
            left -= some;
            return some == 0 && length > 0 ? -1 : some;
        }
    }
}
