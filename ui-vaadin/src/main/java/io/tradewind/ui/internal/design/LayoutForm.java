package io.tradewind.ui.internal.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

import io.tradewind.layout.ArrangedType;
import io.tradewind.layout.PageLayout;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.ShowRule;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** A layout as it is arranged: groups with their fields, and show rules. The engine judges; this shows its words where they belong. */
final class LayoutForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final Pattern PART = Pattern.compile("(groups|rules)\\[(\\d+)](?:\\.fields\\[(\\d+)])?\\.?(.*)");

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeSpec type;
    private final transient Runnable changed;
    private final transient List<GroupCard> groups = new ArrayList<>();
    private final Div cards = new Div();
    private final Lines<RuleLine> rules;
    private final Div problems = new Div();
    private boolean building = true;

    LayoutForm(Desk desk, Reader reader, ArrangedType arranged, Runnable changed) {
        this.desk = desk;
        this.reader = reader;
        this.type = arranged.delivered();
        this.changed = changed;
        addClassNames("tw-form", "tw-design-form", "tw-layout-form");
        problems.addClassName("tw-form-problems");
        cards.addClassName("tw-group-cards");
        FieldValues values = new FieldValues(desk.lists(), reader, type);
        rules = new Lines<>(
                reader,
                reader.text("ui.designs.rule.add"),
                RuleLine::inputs,
                () -> rule(RuleLine.fresh(), values),
                this::changed);
        show(arranged.draft());
        arranged.draft().rules().forEach(rule -> rules.add(rule(rule, values)));
        Div add = new Div(Buttons.small(Buttons.plain(reader.text("ui.designs.group.add"), "plus", this::addGroup)));
        add.addClassName("tw-line");
        Div about = new Div(words("ui.layouts.rules.words"));
        about.addClassName("tw-role-part");
        if (!type.rules().isEmpty()) {
            about.add(words("ui.layouts.rules.delivered"));
        }
        about.add(rules);
        add(problems, cards, add, new Panel(reader.text("ui.layouts.rules"), about));
        offer();
        building = false;
    }

    private Paragraph words(String key) {
        Paragraph words = new Paragraph(reader.text(key));
        words.addClassName("tw-second");
        return words;
    }

    private RuleLine rule(ShowRule rule, FieldValues values) {
        return new RuleLine(reader, rule, groupWords(), fieldWords(), values::of, this::changed);
    }

    // ---- groups and places

    private void show(PageLayout layout) {
        List<FieldGroup> complete = type.arranged(layout.groups(), List.of()).groups(); // with those that came since
        complete.forEach(group -> {
            GroupCard card = add(group);
            group.places().forEach(place -> card.put(card.places().size(), line(place)));
        });
        layout.groups()
                .forEach(group -> group.places().stream()
                        .filter(place -> type.field(place.field()).isEmpty())
                        .forEach(place -> card(group.key()).ifPresent(card -> card.keep(place))));
    }

    private GroupCard add(FieldGroup group) {
        GroupCard card = new GroupCard(reader, desk.texts(), type.name(), group, new CardMoves());
        card.onDrop(line -> put(line, card, card.places().size()));
        groups.add(card);
        cards.add(card);
        return card;
    }

    private PlaceLine line(FieldPlace place) {
        FieldSpec field = type.field(place.field()).orElseThrow();
        PlaceLine line = new PlaceLine(reader, reader.field(type.name(), field.name()), field, place, new LineMoves());
        DragSource.create(line);
        DropTarget.create(line)
                .addDropListener(drop -> drop.getDragSourceComponent()
                        .filter(PlaceLine.class::isInstance)
                        .map(PlaceLine.class::cast)
                        .filter(dragged -> dragged != line)
                        .ifPresent(dragged -> before(dragged, line)));
        return line;
    }

    private void before(PlaceLine dragged, PlaceLine target) {
        GroupCard card = cardOf(target);
        int from = card.places().indexOf(dragged);
        int to = card.places().indexOf(target);
        put(dragged, card, from >= 0 && from < to ? to - 1 : to);
    }

    private Optional<GroupCard> card(String key) {
        return groups.stream().filter(card -> card.key().equals(key)).findFirst();
    }

    private GroupCard cardOf(PlaceLine line) {
        return groups.stream()
                .filter(card -> card.places().contains(line))
                .findFirst()
                .orElseThrow();
    }

    private void put(PlaceLine line, GroupCard card, int index) {
        cardOf(line).take(line);
        card.put(Math.min(index, card.places().size()), line);
        changed();
    }

    private void addGroup() {
        GroupCard card = add(GroupCard.fresh());
        changed();
        card.focus();
    }

    /** Sends a field within its group, and over the edge of it. */
    private final class LineMoves implements PlaceLine.Moves {
        @Override
        public void move(PlaceLine line, int step) {
            GroupCard card = cardOf(line);
            int to = card.places().indexOf(line) + step;
            int neighbour = groups.indexOf(card) + step;
            if (to >= 0 && to < card.places().size()) {
                put(line, card, to);
            } else if (neighbour >= 0 && neighbour < groups.size()) {
                GroupCard next = groups.get(neighbour);
                put(line, next, step < 0 ? next.places().size() : 0);
            }
        }

        @Override
        public void into(PlaceLine line, String group) {
            card(group).ifPresent(card -> put(line, card, card.places().size()));
        }

        @Override
        public void changed() {
            LayoutForm.this.changed();
        }
    }

    /** Sends a group up or down, or away: then its fields go to its neighbour. */
    private final class CardMoves implements GroupCard.Moves {
        @Override
        public void move(GroupCard card, int step) {
            int to = groups.indexOf(card) + step;
            if (to >= 0 && to < groups.size()) {
                groups.remove(card);
                groups.add(to, card);
                cards.addComponentAtIndex(to, card);
                LayoutForm.this.changed();
            }
        }

        @Override
        public void remove(GroupCard card) {
            if (groups.size() == 1) {
                return;
            }
            int index = groups.indexOf(card);
            GroupCard heir = groups.get(index == 0 ? 1 : index - 1);
            List.copyOf(card.places()).forEach(line -> {
                card.take(line);
                heir.put(heir.places().size(), line);
            });
            card.away().forEach(heir::keep);
            groups.remove(card);
            cards.remove(card);
            LayoutForm.this.changed();
        }

        @Override
        public void changed() {
            LayoutForm.this.changed();
        }
    }

    // ---- what is offered

    private Map<String, String> groupWords() {
        Map<String, String> words = new LinkedHashMap<>();
        groups.forEach(card -> words.put(card.key(), card.words(reader)));
        return words;
    }

    private Map<String, String> fieldWords() {
        Map<String, String> words = new LinkedHashMap<>();
        groups.stream()
                .flatMap(card -> card.places().stream())
                .forEach(line -> words.put(line.place().field(), line.label()));
        return words;
    }

    private void offer() {
        Map<String, String> words = groupWords();
        groups.forEach(card -> {
            Map<String, String> others = new LinkedHashMap<>(words);
            others.remove(card.key());
            card.places().forEach(line -> line.offer(others));
        });
        rules.all().forEach(line -> line.offer(reader, words, fieldWords()));
    }

    private void changed() {
        if (!building) {
            building = true;
            offer();
            building = false;
            changed.run();
        }
    }

    // ---- from and to the engine

    PageLayout layout() {
        return new PageLayout(
                groups.stream().map(GroupCard::group).toList(),
                rules.all().stream().map(RuleLine::rule).toList());
    }

    void praise() {
        problems.removeAll();
        groups.forEach(GroupCard::praise);
        rules.all().forEach(RuleLine::praise);
    }

    void show(InvalidRecord invalid) {
        for (FieldProblem problem : invalid.problems()) {
            String words =
                    reader.text("error." + problem.code(), problem.arguments().toArray());
            if (!show(problem.field(), words)) {
                problems.add(new Notice(Tone.RED, words));
            }
        }
    }

    private boolean show(String path, String words) {
        Matcher part = PART.matcher(path);
        if (!part.matches()) {
            return false;
        }
        int index = Integer.parseInt(part.group(2));
        if (part.group(1).equals("rules")) {
            rules.all().get(index).complain(part.group(4), words);
        } else if (part.group(3) == null) {
            groups.get(index).complain(words);
        } else {
            groups.get(index).places().get(Integer.parseInt(part.group(3))).complain(words);
        }
        return true;
    }
}
