package org.compendium.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.document.Blobs;
import org.jspecify.annotations.Nullable;

/// The [Batch] that came in an archive with the files of which it speaks.
///
/// @param members the files, each with what its row says of it; that of a bad row with why it is
///   refused. The list itself is none of them
/// @param remark the rows that speak of no file in the archive; null when there are none
record PackedList(List<Queue.Member> members, @Nullable String remark) {

    PackedList {
        members = List.copyOf(members);
    }

    /// Looks for a list, the uppermost when there are several. Files outside its folder are as they
    /// were. One that cannot be used may be something else by the same name: it is a file like the
    /// others then, and the remark says why.
    static PackedList among(List<Queue.Member> members, Blobs blobs) {
        Optional<Queue.Member> list =
                members.stream()
                        .filter(member -> last(member.path()).equals(Batch.NAME))
                        .min(Comparator.comparing(member -> member.path().length()));
        if (list.isEmpty() || members.size() == 1) {
            return new PackedList(members, null);
        }
        String folder = list.get().path().substring(0, list.get().path().lastIndexOf('/') + 1);
        Map<String, Queue.Member> files = new LinkedHashMap<>();
        List<Queue.Member> all = new ArrayList<>();
        for (Queue.Member member : members) {
            if (member.equals(list.get())) {
                continue;
            }
            if (member.path().startsWith(folder)) {
                files.put(member.path().substring(folder.length()), member);
            } else {
                all.add(member);
            }
        }
        Batch batch;
        try {
            batch =
                    Batch.read(
                            Files.readAllBytes(blobs.path(list.get().blob().sha256())),
                            files.keySet());
        } catch (IllegalArgumentException e) {
            return new PackedList(members, "Not used as a list: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> problems = new HashMap<>();
        List<String> ofNoFile = new ArrayList<>();
        for (Batch.Row row : batch.rows()) {
            if (!row.good()) {
                String said =
                        Batch.NAME
                                + " line "
                                + row.line()
                                + ": "
                                + String.join("; ", row.problems());
                if (files.containsKey(row.file())) {
                    problems.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(said);
                } else {
                    ofNoFile.add(said + ".");
                }
            }
        }
        files.forEach((file, member) -> {
            List<String> wrong = problems.get(file);
            all.add(
                    new Queue.Member(
                            member.path(),
                            member.blob(),
                            batch.of(file).map(Batch.Row::metadata).orElse(Map.of()),
                            wrong == null ? null : String.join(". ", wrong)));
        });
        return new PackedList(all, ofNoFile.isEmpty() ? null : String.join(" ", ofNoFile));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
