package org.compendium.document;

/// A passage named by its work and eId, as curated records cite it: `TD/B/COM.3/19#para_28`.
public record PassageRef(Symbol symbol, String eId) {

    /// @throws IllegalArgumentException when the text is not of this form
    public static PassageRef of(String text) {
        int hash = text.indexOf('#');
        if (hash < 1 || hash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a citation such as TD/B/COM.3/19#para_28");
        }
        return new PassageRef(new Symbol(text.substring(0, hash)), text.substring(hash + 1));
    }

    /// The number that the eId stands for: "28", "18(a)".
    public String label() {
        StringBuilder label = new StringBuilder();
        for (String part : eId.split("__")) {
            int underscore = part.indexOf('_');
            String kind = underscore < 0 ? part : part.substring(0, underscore);
            String number = part.substring(underscore + 1);
            if (kind.equals("para")) {
                label.append(number);
            } else if (kind.equals("item")) {
                label.append('(').append(number).append(')');
            }
        }
        return label.toString();
    }

    @Override
    public String toString() {
        return symbol + "#" + eId;
    }
}
