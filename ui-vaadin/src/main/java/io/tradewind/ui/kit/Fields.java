package io.tradewind.ui.kit;

import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Vaadin's inputs in the reader's language, where they speak one. */
public final class Fields {
    private Fields() {}

    /** A day; typed as {@code 2026-11-23}, also as {@code 20261123} or in the reader's way. */
    public static DatePicker day(String label) {
        var field = new DatePicker(label);
        field.setLocale(Reader.current().locale());
        field.setI18n(dates());
        return field;
    }

    /** A moment in the reader's zone. */
    public static DateTimePicker moment(String label) {
        var field = new DateTimePicker(label);
        field.setLocale(Reader.current().locale());
        field.setDatePickerI18n(dates());
        return field;
    }

    /** A search box for a toolbar: tells while typing, a short while after each pause. */
    public static TextField search(String placeholder, Consumer<String> words) {
        var field = new TextField();
        field.addClassName("tw-search");
        field.setPlaceholder(placeholder);
        field.setAriaLabel(placeholder);
        field.setPrefixComponent(Icons.of("search"));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(250);
        field.addValueChangeListener(change -> words.accept(change.getValue().strip()));
        return field;
    }

    /** A choice out of many, with typing. */
    public static <T> ComboBox<T> choice(String label) {
        var field = new ComboBox<T>(label);
        field.setClearButtonVisible(true);
        return field;
    }

    /** Words of an upload area. */
    public static void translate(Upload upload) {
        var reader = Reader.current();
        var words = new UploadI18N();
        words.setDropFiles(new UploadI18N.DropFiles()
                .setOne(reader.text("ui.upload.drop"))
                .setMany(reader.text("ui.upload.drop.many")));
        words.setAddFiles(new UploadI18N.AddFiles()
                .setOne(reader.text("ui.upload.choose"))
                .setMany(reader.text("ui.upload.choose.many")));
        words.setError(new UploadI18N.Error()
                .setTooManyFiles(reader.text("ui.upload.too-many"))
                .setFileIsTooBig(reader.text("ui.upload.too-big"))
                .setIncorrectFileType(reader.text("ui.upload.wrong-type")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(reader.text("ui.upload.connecting"))
                        .setStalled(reader.text("ui.upload.stalled"))
                        .setProcessing(reader.text("ui.upload.processing"))
                        .setHeld(reader.text("ui.upload.held")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(reader.text("ui.upload.remaining"))
                        .setUnknown(reader.text("ui.upload.remaining.unknown")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(reader.text("ui.upload.failed"))
                        .setUnexpectedServerError(reader.text("ui.upload.failed"))
                        .setForbidden(reader.text("ui.upload.failed"))));
        words.setUnits(new UploadI18N.Units(List.of("B", "kB", "MB", "GB")));
        upload.setI18n(words);
    }

    private static DatePicker.DatePickerI18n dates() {
        var reader = Reader.current();
        var locale = reader.chinese() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        var symbols = new DateFormatSymbols(locale);
        var words = new DatePicker.DatePickerI18n();
        words.setToday(reader.text("ui.today"));
        words.setCancel(reader.text("ui.cancel"));
        words.setMonthNames(Arrays.asList(symbols.getMonths()).subList(0, 12));
        words.setWeekdays(Arrays.asList(symbols.getWeekdays()).subList(1, 8));
        words.setWeekdaysShort(
                reader.chinese()
                        ? List.of("日", "一", "二", "三", "四", "五", "六")
                        : Arrays.asList(symbols.getShortWeekdays()).subList(1, 8));
        words.setFirstDayOfWeek(DayOfWeek.MONDAY.getValue());
        words.setDateFormats("yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "d.M.yyyy", "d MMM yyyy");
        words.setBadInputErrorMessage(reader.text("ui.date.bad"));
        return words;
    }
}
