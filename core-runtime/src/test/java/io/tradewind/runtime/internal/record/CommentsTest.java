package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.comment.Comment;
import io.tradewind.comment.CommentWritten;
import io.tradewind.comment.Comments;
import io.tradewind.comment.Following;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.Level;
import io.tradewind.runtime.internal.comment.StoredComments;
import io.tradewind.runtime.internal.comment.StoredFollowing;
import io.tradewind.runtime.internal.notification.NotifyOnCommentWritten;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Who says what about a record, who hears of it, and who follows it. */
class CommentsTest {
    private Office office;
    private Annex annex;
    private Comments comments;
    private Following following;
    private RecordView hers;
    private RecordRef ref;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        for (String user : List.of("anna", "bert", "cora")) {
            office.user(user, null);
            office.grant(user, Scope.OWN);
        }
        annex = new Annex(office.records);
        comments = new StoredComments(annex, office.tx, office.published::add, office);
        following = new StoredFollowing(annex, office.tx, office.tx, office);
        hers = office.company("anna", "Hers");
        ref = hers.ref();
        office.as("anna", () -> office.sharing.share(ref, List.of(Holder.user("bert")), Level.READ));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private TradewindException refused(String user, Runnable door) {
        return catchThrowableOfType(TradewindException.class, () -> office.as(user, door));
    }

    private List<Comment> read(String user) {
        return office.as(user, () -> comments.of(ref));
    }

    @DatabaseTest
    void who_reads_the_record_comments_and_changes_only_their_own() {
        Comment said = office.as("bert", () -> comments.write(ref, "  <script>alert(1)</script>\u202e & so on "));
        assertThat(said.text()).isEqualTo("<script>alert(1)</script> & so on");
        assertThat(said.own()).isTrue();
        assertThat(read("anna")).singleElement().satisfies(one -> {
            assertThat(one.by().name()).isEqualTo("Ms bert");
            assertThat(one.own()).isFalse();
        });

        assertThat(refused("anna", () -> comments.edit(said.id(), "mine")).kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(refused("anna", () -> comments.delete(said.id())).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused("bert", () -> comments.write(ref, " \u0000\n ")).code())
                .isEqualTo("comments.empty");
        assertThat(refused("bert", () -> comments.write(ref, "x".repeat(4001))).code())
                .isEqualTo("comments.too-long");
        assertThat(office.as("bert", () -> comments.edit(said.id(), "better")).editedAt())
                .isNotNull();
        office.as("bert", () -> comments.delete(said.id()));
        assertThat(read("anna")).isEmpty();
        assertThat(office.as("anna", () -> office.records.trace(ref, 10, null)))
                .extracting(Records.Trace::kind)
                .containsExactly("COMMENT_REMOVED", "COMMENT_EDITED", "COMMENTED", "SHARED", "CREATED");
    }

    @DatabaseTest
    void who_may_not_see_the_record_gets_nothing() {
        Comment said = office.as("bert", () -> comments.write(ref, "hello"));
        office.as("bert", () -> following.follow(ref));
        for (Runnable door : List.<Runnable>of(
                () -> comments.of(ref),
                () -> comments.write(ref, "hi"),
                () -> comments.edit(said.id(), "hi"),
                () -> comments.delete(said.id()),
                () -> comments.people(ref, "a"),
                () -> following.follow(ref))) {
            assertThat(refused("cora", door).kind()).isEqualTo(Kind.NOT_FOUND);
        }
        assertThat(office.as("bert", following::mine))
                .singleElement()
                .satisfies(one -> assertThat(one.title()).isEqualTo("Hers"));

        office.as("anna", () -> office.sharing.unshare(ref, List.of(Holder.user("bert"))));
        assertThat(refused("bert", () -> comments.delete(said.id())).code()).isEqualTo("comments.not-found");
        assertThat(office.as("bert", following::mine)).isEmpty();
    }

    @DatabaseTest
    void who_is_mentioned_is_told_if_they_may_see_it() {
        office.published.clear();
        office.as("anna", () -> comments.write(ref, "@bert, @CORA. and mail@bert.example, @nobody, @anna"));
        var notifications = new MailedOffice(office).notifications;
        office.published.stream()
                .filter(CommentWritten.class::isInstance)
                .map(CommentWritten.class::cast)
                .forEach(event -> {
                    assertThat(event.mentioned()).containsExactly("bert", "cora", "anna");
                    office.tx.run(() -> new NotifyOnCommentWritten(notifications, annex).on(event));
                });

        assertThat(office.as(
                        "bert",
                        () -> notifications.mine(false, 9, null, Locale.ENGLISH).items()))
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("mentioned"));
        assertThat(office.as("cora", notifications::unread)).isZero();
        assertThat(office.as("anna", notifications::unread)).isZero();
        assertThat(office.as("anna", () -> comments.people(ref, "ms ")))
                .extracting(Comments.Person::login, Comments.Person::sees)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("anna", true),
                        org.assertj.core.groups.Tuple.tuple("bert", true),
                        org.assertj.core.groups.Tuple.tuple("cora", false));
        assertThat(read("anna").getFirst().mentioned())
                .isEqualTo(Map.of("bert", "Ms bert", "cora", "Ms cora", "anna", "Ms anna"));
    }
}
