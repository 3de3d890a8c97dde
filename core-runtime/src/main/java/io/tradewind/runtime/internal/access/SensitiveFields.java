package io.tradewind.runtime.internal.access;

/** Which of the added fields are hidden unless a role says otherwise. */
public interface SensitiveFields {
    /** @param field as doors name it, for example {@code custom.salary} */
    boolean isSensitive(String type, String field);
}
