package org.compendium.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the index is kept.
///
/// @param indexPrefix stands before every index name, so that several installations share a cluster
/// @param replicas copies of each shard; on one node only 0 makes sense
/// @param feedInterval how long the feed sleeps when nothing waits
@ConfigurationProperties("compendium.search")
record SearchSettings(
        @DefaultValue("compendium-") String indexPrefix,
        @DefaultValue("1") int shards,
        @DefaultValue("0") int replicas,
        @DefaultValue("250ms") Duration feedInterval) {

    SearchSettings {
        if (!indexPrefix.matches("[a-z0-9][a-z0-9_-]*")) {
            throw new IllegalArgumentException(
                    "compendium.search.index-prefix must be lower-case letters, digits, - and _, was "
                            + indexPrefix);
        }
        if (shards < 1 || replicas < 0) {
            throw new IllegalArgumentException(
                    "compendium.search.shards must be at least 1 and compendium.search.replicas at"
                            + " least 0");
        }
        if (feedInterval.isNegative() || feedInterval.isZero()) {
            throw new IllegalArgumentException(
                    "compendium.search.feed-interval must be positive, was " + feedInterval);
        }
    }

    /// The alias under which documents are read and written.
    String documents() {
        return indexPrefix + "documents";
    }

    /// The alias under which passages are read and written.
    String passages() {
        return indexPrefix + "passages";
    }
}
