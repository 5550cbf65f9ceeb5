package org.compendium.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How themes are assigned.
///
/// @param threshold the least score, from 0 to 1, with which the machine gives a document a theme;
///   the default is where F1 on the tuning half of `eval/themes` is highest
@ConfigurationProperties("compendium.themes")
record ThemeSettings(@DefaultValue(DEFAULT) double threshold) {

    /// The default, as it stands in a property file.
    static final String DEFAULT = "0.4";

    ThemeSettings {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "compendium.themes.threshold must be above 0 and at most 1, was " + threshold);
        }
    }
}
