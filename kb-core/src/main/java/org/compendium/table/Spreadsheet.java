package org.compendium.table;

import org.jspecify.annotations.Nullable;

/// What spreadsheets do with tables in plain text (RFC 4180), and what keeps them from harm.
public final class Spreadsheet {

    /// Without it a spreadsheet takes the text for that of an old code page.
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    // A spreadsheet takes what begins like this for a formula.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Spreadsheet() {}

    /// Words as a cell that is never taken for a formula.
    ///
    /// @return empty for null
    public static String plain(@Nullable String words) {
        String text = words == null ? "" : words;
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /// What a spreadsheet has written, without the mark.
    public static String unmarked(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
