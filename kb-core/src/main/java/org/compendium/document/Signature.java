package org.compendium.document;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What a text is like, in a form of fixed size: for each of some hash functions, the least value
/// over all its sequences of words. Two texts agree in about as many of them as they share of their
/// sequences.
///
/// Like texts are found by bands of three values: two texts that share half of their sequences have
/// a band in common with a chance of 0.99, two that share a tenth of them with 0.03.
///
/// Source: A. Broder, "On the resemblance and containment of documents", 1997; J. Leskovec, A.
/// Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3.
///
/// @param sequences how many different ones the text has
record Signature(long[] hashes, int sequences) {

    private static final int BANDS = 32;
    private static final int ROWS = 3;

    // Written into the database: never to be changed without counting all signatures again.
    private static final long[] FACTORS = new Random(1_997).longs(BANDS * ROWS).toArray();

    static Signature of(List<Passage> passages) {
        return ofWords(Likeness.words(passages));
    }

    /// @param words as [Likeness#words] gives them
    static Signature ofWords(List<String> words) {
        Set<Long> sequences = Likeness.sequences(words);
        long[] hashes = new long[BANDS * ROWS];
        Arrays.fill(hashes, Long.MAX_VALUE);
        for (long sequence : sequences) {
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = Math.min(hashes[i], mixed(sequence ^ FACTORS[i]));
            }
        }
        return new Signature(hashes, sequences.size());
    }

    /// About which share of all sequences of both texts both have, 0 to 1; the standard error is
    /// 0.05.
    double likeness(long[] other) {
        int same = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == other[i]) {
                same++;
            }
        }
        return (double) same / hashes.length;
    }

    long[] bands() {
        Set<Long> bands = new HashSet<>();
        for (int band = 0; band < BANDS; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++) {
                hash = mixed(hash * 31 + hashes[band * ROWS + row]);
            }
            bands.add(hash);
        }
        return bands.stream().mapToLong(Long::longValue).toArray();
    }

    // The finalizer of MurmurHash3.
    private static long mixed(long value) {
        long hash = value;
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
