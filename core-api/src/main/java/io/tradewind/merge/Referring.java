package io.tradewind.merge;

/**
 * Records of one type that refer to a record by one field.
 *
 * @param type type of the records that refer
 * @param field their reference field, or the field of lines that holds the reference
 */
public record Referring(String type, String field, long count) {}
