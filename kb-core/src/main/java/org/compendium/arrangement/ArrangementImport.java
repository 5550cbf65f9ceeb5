package org.compendium.arrangement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.curated.Aspects;
import org.compendium.curated.Citation;
import org.compendium.curated.KeptWords;
import org.compendium.document.Citations;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in files of arrangements. The good lines of a file are stored together; a faulty one keeps
/// no other back.
///
/// Which arrangement a line means is said by its id; where that is blank, by its name, from which
/// the id of a new one is made. A column that the file lacks leaves what is stored as it is.
@Component
public class ArrangementImport {

    private static final int LONGEST_SLUG = 60;
    private static final int HASH_BYTES = 4;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private final Arrangements arrangements;
    private final Citations citations;
    private final Aspects aspects;
    private final Clock clock;

    ArrangementImport(
            Arrangements arrangements,
            Citations citations,
            Aspects aspects,
            ObjectProvider<Clock> clock) {
        this.arrangements = arrangements;
        this.citations = citations;
        this.aspects = aspects;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /// Says what would become of each line. Nothing is stored.
    public Preview preview(ArrangementFile file) {
        CellReader reader =
                new CellReader(
                        aspects, LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14)));
        Map<String, Arrangement> stored =
                arrangements.among(file.lines().stream().map(ArrangementImport::id).toList());
        Map<String, Integer> lineOf = new HashMap<>();
        List<Fate> fates = new ArrayList<>();
        for (ArrangementFile.Line line : file.lines()) {
            String id = id(line);
            Integer earlier =
                    line.faults().isEmpty() && !id.isEmpty()
                            ? lineOf.putIfAbsent(id, line.number())
                            : null;
            fates.add(
                    earlier == null
                            ? fate(line, id, stored.get(id), reader)
                            : faulty(
                                    line,
                                    "Line "
                                            + earlier
                                            + " is about the same arrangement, '"
                                            + id
                                            + "'. Leave one of them out, or give each an id of its"
                                            + " own."));
        }
        return new Preview(file, cited(file, fates, stored));
    }

    /// Stores the good lines.
    ///
    /// @return what became of each line
    /// @throws IllegalStateException when the viewer is no curator
    @Transactional
    public Preview take(ArrangementFile file, Viewer curator) {
        String by = name(curator);
        arrangements.lock();
        Preview now = preview(file);
        arrangements.store(now, by);
        return now;
    }

    /// Stores the good lines of a file, if each still has the fate that was seen.
    ///
    /// @return what became of each line: the same as was seen, or what would become of it now, with
    ///   nothing stored
    /// @throws IllegalStateException when the viewer is no curator
    @Transactional
    public Preview confirm(Preview seen, Viewer curator) {
        String by = name(curator);
        arrangements.lock();
        Preview now = preview(seen.file());
        if (now.equals(seen)) {
            arrangements.store(now, by);
        }
        return now;
    }

    private static String name(Viewer curator) {
        String name = curator.name();
        if (!curator.curates() || name == null) {
            throw new IllegalStateException("Only a curator can store arrangements");
        }
        return name;
    }

    private static String id(ArrangementFile.Line line) {
        String id = CellReader.line(line.cells().getOrDefault(Cells.ID, ""));
        return id.isEmpty() ? id(line.cells().getOrDefault(Cells.NAME, "")) : id;
    }

    /// The id that a new arrangement of this name gets. Names that the Latin letters of an address
    /// cannot tell apart are told apart by a hash.
    private static String id(String name) {
        String line = CellReader.line(name).toLowerCase(Locale.ROOT);
        String letters =
                MARKS.matcher(Normalizer.normalize(line, Normalizer.Form.NFKD)).replaceAll("");
        String slug = letters.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        boolean lost =
                slug.length() > LONGEST_SLUG
                        || slug.isEmpty()
                        || letters.codePoints()
                                .anyMatch(one -> one > 127 && Character.isLetterOrDigit(one));
        if (!lost || line.isEmpty()) {
            return slug;
        }
        String start = slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG) : slug;
        return Stream.of(start.isEmpty() ? "arrangement" : start, hash(line))
                .map(part -> part.replaceAll("-$", ""))
                .collect(Collectors.joining("-"));
    }

    private static String hash(String text) {
        try {
            byte[] all =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Fate faulty(ArrangementFile.Line line, String... reasons) {
        return new Fate.Faulty(line.number(), line.raw(), List.of(reasons));
    }

    private static Fate fate(
            ArrangementFile.Line line, String id, @Nullable Arrangement stored, CellReader reader) {
        if (!line.faults().isEmpty()) {
            return new Fate.Faulty(line.number(), line.raw(), line.faults());
        }
        String name = CellReader.line(line.cells().getOrDefault(Cells.NAME, ""));
        boolean named = CellReader.line(line.cells().getOrDefault(Cells.ID, "")).isEmpty();
        if (named && name.isEmpty()) {
            return faulty(
                    line,
                    "Both 'id' and 'name' are blank: give the arrangement a name of its own.");
        }
        if (named && stored != null && !stored.name().equalsIgnoreCase(name)) {
            return faulty(
                    line,
                    "The id made from this name, '"
                            + id
                            + "', is that of '"
                            + stored.name()
                            + "'. Write it into 'id' if that is meant; otherwise write another id.");
        }
        Map<String, String> before = stored == null ? Map.of() : Cells.of(stored);
        Map<String, String> cells = new HashMap<>(before);
        cells.putAll(line.cells());
        cells.put(Cells.ID, id);
        return switch (reader.read(id, cells)) {
            case CellReader.Read.Faulty(var reasons) ->
                    new Fate.Faulty(line.number(), line.raw(), reasons);
            case CellReader.Read.Whole(var read) -> {
                List<Change> changes = Cells.between(before, Cells.of(read));
                yield stored == null
                        ? new Fate.New(line.number(), read)
                        : changes.isEmpty()
                                ? new Fate.Unchanged(line.number(), read)
                                : new Fate.Changed(line.number(), read, changes);
            }
        };
    }

    // What was stored with its passage stays, whatever became of the source: curators are told
    // there.
    private List<Fate> cited(
            ArrangementFile file, List<Fate> fates, Map<String, Arrangement> stored) {
        Map<PassageRef, List<Citations.Found>> held =
                citations.everywhere(
                        fates.stream()
                                .flatMap(fate -> cites(fate, stored).stream())
                                .map(Citation::passage)
                                .distinct()
                                .toList());
        List<Fate> all = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            Fate fate = fates.get(i);
            ArrangementFile.Line line = file.lines().get(i);
            all.add(
                    cites(fate, stored)
                            .flatMap(citation -> fault(citation, held))
                            .map(reason -> faulty(line, reason))
                            .orElse(fate));
        }
        return all;
    }

    private static Optional<Citation> cites(Fate fate, Map<String, Arrangement> stored) {
        return switch (fate) {
            case Fate.New(var line, var one) -> Optional.ofNullable(one.evidence());
            case Fate.Changed(var line, var one, var changes) ->
                    Optional.ofNullable(one.evidence())
                            .filter(cited -> {
                                Arrangement before = stored.get(one.id());
                                return before == null || !cited.equals(before.evidence());
                            });
            case Fate.Unchanged unchanged -> Optional.empty();
            case Fate.Faulty faulty -> Optional.empty();
        };
    }

    private static Optional<String> fault(
            Citation citation, Map<PassageRef, List<Citations.Found>> held) {
        PassageRef passage = citation.passage();
        List<Citations.Found> found = held.getOrDefault(passage, List.of());
        if (found.isEmpty()) {
            return Optional.of(
                    "'passage': "
                            + passage
                            + " is not held here, so nobody could read it. Send its document first,"
                            + " or leave 'passage' and 'words' blank: then it is shown as claimed.");
        }
        String words = String.valueOf(citation.words());
        return found.stream().anyMatch(one -> KeptWords.in(words, one.passage().text()))
                ? Optional.empty()
                : Optional.of(
                        "'words': "
                                + passage
                                + " does not have the words '"
                                + words
                                + "'. Copy them from the passage as it stands; leave words out with …"
                                + " between the parts.");
    }
}
