package io.tradewind.rest.internal.annex;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.comment.Comment;
import io.tradewind.comment.Comments;
import io.tradewind.comment.Following;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** Comments on records of every type, and whether the caller follows a record. */
@Component(service = RestResource.class)
public final class CommentResource implements RestResource {
    private static final String RECORD = "{type}";
    private static final String TAG = "comments";
    private static final Map<String, Object> COMMENT = object(
            "id",
            TEXT,
            "record",
            TEXT,
            "text",
            TEXT,
            "mentioned",
            Map.of("type", "object", "additionalProperties", TEXT),
            "by",
            ref("Reference"),
            "at",
            INSTANT,
            "editedAt",
            nullable(INSTANT),
            "own",
            BOOLEAN);
    private static final Map<String, Object> WORDS = requiring(object("text", TEXT), "text");

    private static final Operation LIST =
            Operation.of(RECORD, "Comments on a record, newest first").answers(200, items(COMMENT));
    private static final Operation WRITE = Operation.of(RECORD, "Comment on a record; `@login` mentions somebody")
            .takes(WORDS)
            .answers(201, COMMENT);
    private static final Operation EDIT =
            Operation.of(TAG, "Change an own comment").takes(WORDS).answers(200, COMMENT);
    private static final Operation DELETE = Operation.of(TAG, "Delete an own comment");
    private static final Operation FOLLOW = Operation.of(RECORD, "Follow a record: be told of its changes");
    private static final Operation UNFOLLOW = Operation.of(RECORD, "Follow a record no longer");
    private static final Operation FOLLOWED = Operation.of("follows", "Records that one follows")
            .answers(200, items(object("record", TEXT, "title", TEXT)));

    private final Comments comments;
    private final Following following;
    private final RecordTypes types;

    @Activate
    public CommentResource(@Reference Comments comments, @Reference Following following, @Reference RecordTypes types) {
        this.comments = comments;
        this.following = following;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/{type}/{id}/comments", this::list, LIST),
                Route.post("/{type}/{id}/comments", this::write, WRITE),
                Route.patch("/comments/{id}", this::edit, EDIT),
                Route.delete("/comments/{id}", this::delete, DELETE),
                Route.post("/{type}/{id}/follow", this::follow, FOLLOW),
                Route.post("/{type}/{id}/unfollow", this::unfollow, UNFOLLOW),
                Route.get("/follows", this::followed, FOLLOWED));
    }

    private RecordRef target(Call call) {
        return new RecordRef(types.require(call.variable("type")).name(), call.variable("id"));
    }

    private Answer list(Call call) {
        call.query().only();
        return Answer.ok(Map.of(
                "items",
                comments.of(target(call)).stream().map(CommentResource::json).toList()));
    }

    private Answer write(Call call) {
        return Answer.json(201, json(comments.write(target(call), text(call.json()))));
    }

    private Answer edit(Call call) {
        return Answer.ok(json(comments.edit(call.variable("id"), text(call.patch()))));
    }

    private static String text(Map<String, @Nullable Object> body) {
        body.keySet().stream().filter(name -> !name.equals("text")).findFirst().ifPresent(unknown -> {
            throw new InvalidRecord(List.of(FieldProblem.of(unknown, "field.unknown")));
        });
        if (body.get("text") instanceof String text) {
            return text;
        }
        throw new InvalidRecord(List.of(FieldProblem.of("text", "field.not-text")));
    }

    private Answer delete(Call call) {
        comments.delete(call.variable("id"));
        return Answer.empty(204);
    }

    private Answer follow(Call call) {
        following.follow(target(call));
        return Answer.empty(204);
    }

    private Answer unfollow(Call call) {
        following.unfollow(target(call));
        return Answer.empty(204);
    }

    private Answer followed(Call call) {
        call.query().only();
        return Answer.ok(Map.of(
                "items",
                following.mine().stream()
                        .map(one -> Map.of("record", one.record().toString(), "title", one.title()))
                        .toList()));
    }

    private static Map<String, @Nullable Object> json(Comment comment) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", comment.id());
        json.put("record", comment.record().toString());
        json.put("text", comment.text());
        json.put("mentioned", comment.mentioned());
        json.put("by", JsonValue.of(comment.by()));
        json.put("at", JsonValue.of(comment.at()));
        json.put("editedAt", JsonValue.of(comment.editedAt()));
        json.put("own", comment.own());
        return json;
    }
}
