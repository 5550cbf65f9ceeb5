package org.compendium.parsers;

import java.io.IOException;

/// The file cannot be read, for a reason that has a code of its own on the [Wire].
final class Refused extends IOException {

    private static final long serialVersionUID = 1;

    final String code;
    final String detail;

    Refused(String code, String detail) {
        super(code);
        this.code = code;
        this.detail = detail;
    }

    Refused(String code) {
        this(code, "");
    }
}
