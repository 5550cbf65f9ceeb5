package org.compendium.ingest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Block;

/// How a digest says that it is one.
///
/// It says so in lines of their own, on the first page or in the running head of any other. A
/// document that speaks of a digest in its sentences is none.
final class Digests {

    private static final Pattern TITLE =
            Pattern.compile(
                    "(?iu)(?:Compendium\\s+)?digest\\s+of\\s+([A-Z][^\\s,:;]*/[^\\s,:;]*[A-Za-z0-9)])");
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?iu)Compendium['’]s\\s+paraphrase,\\s+not\\s+a\\s+UN(?:ited\\s+Nations)?\\s+publication");

    private Digests() {}

    /// Wherever in the text: what speaks of a digest in its head does not bear that symbol itself.
    static boolean says(String text) {
        return LABEL.matcher(text).find() || TITLE.matcher(text).find();
    }

    /// @return the work it retells; empty when the document is no digest
    static Optional<Symbol> retold(List<Block> blocks) {
        boolean labelled = false;
        Optional<Symbol> retold = Optional.empty();
        for (Block block : blocks.subList(0, Math.min(12, blocks.size()))) {
            String line = block.text().strip();
            Matcher title = TITLE.matcher(line);
            if (title.lookingAt()) {
                retold = retold.or(() -> Symbol.of(title.group(1)));
                line = line.substring(title.end()).strip(); // A running head has both in one line.
            }
            labelled |= LABEL.matcher(line).lookingAt();
        }
        return labelled ? retold : Optional.empty();
    }
}
