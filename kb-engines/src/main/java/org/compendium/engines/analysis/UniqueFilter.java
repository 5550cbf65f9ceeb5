package org.compendium.engines.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Lets each token through once. Lucene has only the variant for one position.
final class UniqueFilter extends TokenFilter {

    private static final int EXPECTED_TOKENS = 64;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
            addAttribute(PositionIncrementAttribute.class);
    private final CharArraySet seen = new CharArraySet(EXPECTED_TOKENS, false);
    private final boolean onSamePositionOnly;

    UniqueFilter(TokenStream input, boolean onSamePositionOnly) {
        super(input);
        this.onSamePositionOnly = onSamePositionOnly;
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            if (onSamePositionOnly && increment.getPositionIncrement() > 0) {
                seen.clear();
            }
            if (seen.add(term.toString())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        seen.clear();
    }
}
