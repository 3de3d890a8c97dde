package io.tradewind.ui.internal.design;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Formulas;
import io.tradewind.design.TypeDesign;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.ui.internal.custom.FormulaInput;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** All of a design as inputs. The engine judges; this shows its words where they belong. */
final class DesignForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final Pattern PART = Pattern.compile("(fields|groups|rules|access)\\[(\\d+)]\\.?(.*)");

    private final transient Desk desk;
    private final transient Formulas formulas;
    private final transient Reader reader;
    private final transient @Nullable TypeDesign live;
    private final transient Runnable changed;
    private final BasicsPart basics;
    private final Div cards = new Div();
    private final transient List<FieldCard> fields = new ArrayList<>();
    private final Lines<GroupLine> groups;
    private final Lines<RuleLine> rules;
    private final Lines<AccessLine> access;
    private final Div problems = new Div();
    private boolean building = true;

    /**
     * @param live as it is published; null before
     * @param roles codes and names
     */
    DesignForm(
            Desk desk,
            Formulas formulas,
            Reader reader,
            TypeDesign design,
            @Nullable TypeDesign live,
            boolean fresh,
            Map<String, String> roles,
            Runnable changed) {
        this.desk = desk;
        this.formulas = formulas;
        this.reader = reader;
        this.live = live;
        this.changed = changed;
        addClassNames("tw-form", "tw-design-form");
        problems.addClassName("tw-form-problems");
        cards.addClassName("tw-field-cards");
        basics = new BasicsPart(reader, design, fresh, this::changed);
        groups = new Lines<>(
                reader,
                reader.text("ui.designs.group.add"),
                GroupLine::inputs,
                () -> new GroupLine(reader, GroupLine.fresh(), this::changed),
                this::changed);
        rules = new Lines<>(
                reader,
                reader.text("ui.designs.rule.add"),
                RuleLine::inputs,
                () -> new RuleLine(reader, RuleLine.fresh(), groupWords(), fieldWords(), this::changed),
                this::changed);
        access = new Lines<>(
                reader,
                reader.text("ui.designs.access.add"),
                AccessLine::inputs,
                () -> new AccessLine(reader, AccessLine.fresh(), roles, this::changed),
                this::changed);
        design.groups().forEach(group -> groups.add(new GroupLine(reader, group, this::changed)));
        design.fields().forEach(field -> addField(field, design.archived().contains(field.name())));
        design.rules()
                .forEach(rule -> rules.add(new RuleLine(reader, rule, groupWords(), fieldWords(), this::changed)));
        design.access().forEach(grant -> access.add(new AccessLine(reader, grant, roles, this::changed)));
        offer(design.titleField(), design.sort());
        Div add = new Div(Buttons.small(Buttons.plain(reader.text("ui.designs.field.add"), "plus", this::addField)));
        add.addClassName("tw-line");
        add(
                problems,
                new Panel(reader.text("ui.designs.basics"), body("", basics)),
                new Panel(reader.text("ui.designs.fields"), body("ui.designs.fields.words", cards, add)),
                new Panel(reader.text("ui.designs.layout"), body("ui.designs.layout.words", groups, rules)),
                new Panel(reader.text("ui.designs.access"), body("ui.designs.access.words", access)));
        building = false;
    }

    private Div body(String words, com.vaadin.flow.component.Component... parts) {
        Div body = new Div();
        body.addClassName("tw-role-part");
        if (!words.isEmpty()) {
            Paragraph about = new Paragraph(reader.text(words));
            about.addClassName("tw-second");
            body.add(about);
        }
        body.add(parts);
        return body;
    }

    private void addField() {
        FieldCard card = addField(
                FieldDefinition.of("", FieldKind.TEXT, "", "")
                        .with(Trait.LISTED)
                        .in(firstGroup(), 0),
                false);
        card.setOpen(true);
        changed();
    }

    /** Fields that the formula of this one can read. */
    private Map<String, String> readable(String own) {
        Map<String, String> readable = new LinkedHashMap<>();
        fields.stream()
                .filter(card -> !card.isArchived()
                        && !card.name().isEmpty()
                        && !card.name().equals(own))
                .forEach(card -> readable.put(card.name(), card.words()));
        return readable;
    }

    private FieldCard addField(FieldDefinition field, boolean archived) {
        boolean published = live != null
                && live.fields().stream().anyMatch(each -> each.name().equals(field.name()));
        FormulaInput formula =
                new FormulaInput(reader, formulas.functions(), () -> readable(field.name()), typed -> changed());
        FieldCard card =
                new FieldCard(reader, field, published, archived, targets(), formula, this::groupWords, this::changed);
        card.buttons(
                Buttons.small(Buttons.icon("arrow-up", reader.text("ui.designs.field.up"), () -> move(card, -1))),
                Buttons.small(Buttons.icon("arrow-down", reader.text("ui.designs.field.down"), () -> move(card, 1))),
                Buttons.small(
                        published
                                ? Buttons.quiet(reader.text("ui.designs.field.archive"), "archive", () -> {
                                    card.archived(!card.isArchived());
                                    changed();
                                })
                                : Buttons.quiet(reader.text("ui.designs.remove"), "trash-2", () -> {
                                    fields.remove(card);
                                    card.removeFromParent();
                                    changed();
                                })));
        fields.add(card);
        cards.add(card);
        return card;
    }

    private void move(FieldCard card, int by) {
        int from = fields.indexOf(card);
        int to = from + by;
        if (to >= 0 && to < fields.size()) {
            fields.remove(from);
            fields.add(to, card);
            cards.removeAll();
            fields.forEach(cards::add);
            changed();
        }
    }

    private ComboBox<String> targets() {
        ComboBox<String> box = new ComboBox<>();
        box.setItems(desk.types().running().stream().map(type -> type.name()).toList());
        box.setItemLabelGenerator(reader::plural);
        return box;
    }

    private String firstGroup() {
        return groups.all().isEmpty() ? "" : groups.all().getFirst().group().key();
    }

    private Map<String, String> groupWords() {
        Map<String, String> words = new LinkedHashMap<>();
        groups.all()
                .forEach(line ->
                        words.put(line.group().key(), line.group().label().text(reader.locale())));
        return words;
    }

    private Map<String, String> fieldWords() {
        return fieldWords(EnumSet.allOf(FieldKind.class), false);
    }

    private Map<String, String> fieldWords(Set<FieldKind> kinds, boolean sortable) {
        Map<String, String> words = new LinkedHashMap<>();
        fields.stream()
                .filter(card -> !card.name().isEmpty() && !card.isArchived() && kinds.contains(card.kind()))
                .filter(card -> !sortable || card.definition("").traits().contains(Trait.SORTABLE))
                .forEach(card -> words.put(card.name(), card.words()));
        return words;
    }

    private void changed() {
        if (building) {
            return;
        }
        building = true;
        fields.forEach(card -> card.groups(groupWords()));
        rules.all().forEach(line -> line.offer(reader, groupWords(), fieldWords()));
        offer(basics.titleField(), basics.sort());
        building = false;
        changed.run();
    }

    private void offer(String title, String sort) {
        Map<String, String> sorts = fieldWords(EnumSet.allOf(FieldKind.class), true);
        sorts.put("createdAt", reader.field("", "createdAt"));
        sorts.put("updatedAt", reader.field("", "updatedAt"));
        basics.offer(fieldWords(EnumSet.of(FieldKind.TEXT), false), title, sorts, sort);
    }

    TypeDesign design() {
        Set<String> archived = new HashSet<>();
        fields.stream().filter(FieldCard::isArchived).forEach(card -> archived.add(card.name()));
        return new TypeDesign(
                basics.name(),
                basics.title(),
                basics.one(),
                basics.icon(),
                basics.menu(),
                basics.order(),
                basics.prefix(),
                basics.titleField(),
                basics.sort(),
                groups.all().stream().map(GroupLine::group).toList(),
                fields.stream().map(card -> card.definition(firstGroup())).toList(),
                archived,
                rules.all().stream().map(RuleLine::rule).toList(),
                access.all().stream().map(AccessLine::grant).toList());
    }

    void praise() {
        problems.removeAll();
        basics.praise();
        fields.forEach(FieldCard::praise);
        groups.all().forEach(GroupLine::praise);
        rules.all().forEach(RuleLine::praise);
        access.all().forEach(AccessLine::praise);
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
            return basics.complain(path, words);
        }
        int index = Integer.parseInt(part.group(2));
        switch (part.group(1)) {
            case "fields" -> fields.get(index).complain(part.group(3), words);
            case "groups" -> groups.all().get(index).complain(words);
            case "rules" -> rules.all().get(index).complain(part.group(3), words);
            default -> access.all().get(index).complain(words);
        }
        return true;
    }
}
