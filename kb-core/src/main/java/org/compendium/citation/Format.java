package org.compendium.citation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// In which form sources are handed to other programs. All of them are UTF-8.
public enum Format {
    /// Read by all reference managers.
    RIS("application/x-research-info-systems", "ris") {
        @Override
        public String write(List<Source> sources, LocalDate accessed) {
            return Ris.write(sources, accessed);
        }
    },
    BIBTEX("application/x-bibtex", "bib") {
        @Override
        public String write(List<Source> sources, LocalDate accessed) {
            return BibTex.write(sources, accessed);
        }
    },
    /// Citation Style Language 1.0.2, as JSON: what Zotero, pandoc and citeproc exchange.
    CSL("application/vnd.citationstyles.csl+json", "csl.json") {
        @Override
        public String write(List<Source> sources, LocalDate accessed) {
            return CslJson.write(sources, accessed);
        }
    },
    /// RFC 4180 with a byte order mark, for spreadsheets.
    CSV("text/csv", "csv") {
        @Override
        public String write(List<Source> sources, LocalDate accessed) {
            return Csv.write(sources, accessed);
        }
    };

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /// @param accessed the day on which the sources were read
    public abstract String write(List<Source> sources, LocalDate accessed);

    public String mediaType() {
        return mediaType;
    }

    /// Of a file, without the dot.
    public String extension() {
        return extension;
    }

    /// The name in addresses: `bibtex`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> ofSlug(String slug) {
        return Arrays.stream(values()).filter(format -> format.slug().equals(slug)).findFirst();
    }

    /// `ris, bibtex, csl, csv`.
    public static String all() {
        return Arrays.stream(values()).map(Format::slug).collect(Collectors.joining(", "));
    }
}
