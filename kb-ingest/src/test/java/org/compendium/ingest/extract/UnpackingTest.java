package org.compendium.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.compendium.ingest.extract.Samples.utf8;
import static org.compendium.ingest.extract.Samples.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What comes out of archives and mails, and what is too much.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UnpackingTest {

    private static final Conditions PLAIN = Conditions.plain();

    @TempDir static Path work;

    private static Extractor extractor;

    @TempDir Path files;

    private final Map<String, String> members = new TreeMap<>();

    @BeforeAll
    static void start() {
        extractor = new Extractor(ExtractionSettings.in(ExtractorTest.PARSERS, work));
    }

    @AfterAll
    static void stop() throws IOException {
        try (var left = Files.walk(work)) {
            assertThat(left.filter(path -> path.toString().contains("members")))
                    .as("what came out of files is gone")
                    .isEmpty();
        }
        extractor.close();
    }

    @Test
    void the_files_of_a_zip_come_out_with_their_paths_and_without_furniture() {
        Extraction opened =
                open(
                        "nets.zip",
                        zip(
                                Map.of(
                                        "2003/south.txt", utf8("nine"),
                                        "2003/", new byte[0],
                                        "north.txt", utf8("four"),
                                        "__MACOSX/2003/._south.txt", utf8("fork"),
                                        ".hidden/a.txt", utf8("hidden"),
                                        "2003/Thumbs.db", utf8("thumbs"),
                                        "../../up.txt", utf8("up"))),
                        PLAIN);

        assertThat(opened).isEqualTo(new Extraction.Opened(null, 3));
        assertThat(members)
                .containsOnly(
                        Map.entry("2003/south.txt", "nine"),
                        Map.entry("north.txt", "four"),
                        Map.entry("up.txt", "up"));
    }

    @Test
    void a_tar_comes_out_compressed_or_not() throws IOException {
        byte[] tar = aTar("yard/nets.txt", utf8("twelve"));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar);
        }

        open("nets.tar", tar, PLAIN);
        assertThat(members).containsOnly(Map.entry("yard/nets.txt", "twelve"));
        members.clear();
        open("nets.tgz", packed.toByteArray(), PLAIN);
        assertThat(members).containsOnly(Map.entry("yard/nets.txt", "twelve"));
    }

    @Test
    void an_attachment_comes_out_of_its_mail() {
        open("nets.eml", Samples.mail("north 4"), PLAIN);

        assertThat(members).containsOnlyKeys("list.txt");
        assertThat(members.get("list.txt")).contains("north 4");
    }

    @Test
    void an_archive_with_nothing_to_read_says_so() {
        assertThat(open("empty.zip", zip(Map.of(".DS_Store", utf8("x"))), PLAIN))
                .isInstanceOfSatisfying(
                        Extraction.Unreadable.class,
                        found -> assertThat(found.reason()).startsWith("There are no files in it"));
    }

    @Test
    void too_many_files_are_refused_and_none_is_handed_on() {
        assertThat(
                        open(
                                "many.zip",
                                zip(Map.of("a.txt", utf8("a"), "b.txt", utf8("b"))),
                                new Conditions(null, null, true, 1, 1_000)))
                .isInstanceOfSatisfying(
                        Extraction.Refused.class,
                        found ->
                                assertThat(found.reason())
                                        .contains("the 1 that")
                                        .contains("parts"));
        assertThat(members).isEmpty();
    }

    @Test
    void what_unpacks_to_too_much_is_refused_whatever_it_says_of_its_size() {
        byte[] bomb = zip(Map.of("zeros.txt", new byte[5_000_000]));
        Conditions narrow = new Conditions(null, null, true, 10, 1_000_000);
        byte[] liar = bomb.clone();
        // The size of the file in the central directory, which a reader sees first.
        int directory = lastIndexOf(liar, new byte[] {'P', 'K', 1, 2});
        liar[directory + 24] = 1;
        liar[directory + 25] = 0;
        liar[directory + 26] = 0;
        liar[directory + 27] = 0;

        for (byte[] archive : new byte[][] {bomb, liar}) {
            assertThat(open("bomb.zip", archive, narrow))
                    .isInstanceOfSatisfying(
                            Extraction.Refused.class,
                            found -> assertThat(found.reason()).contains("larger than"));
            assertThat(members).isEmpty();
        }
    }

    @Test
    void files_that_lie_over_each_other_are_refused() {
        byte[] archive = zip(Map.of("a.txt", utf8("a".repeat(50)), "b.txt", utf8("b")));
        byte[] entry = new byte[] {'P', 'K', 1, 2};
        int second = lastIndexOf(archive, entry);
        // The second one is said to begin where the first one does.
        for (int i = 42; i < 46; i++) {
            archive[second + i] = 0;
        }

        assertThat(open("over.zip", archive, PLAIN))
                .isInstanceOfSatisfying(
                        Extraction.Refused.class,
                        found -> assertThat(found.reason()).contains("over each other"));
    }

    @Test
    void what_lies_too_deep_is_not_opened() {
        assertThat(
                        open(
                                "deep.zip",
                                zip(Map.of("a.txt", utf8("a"))),
                                new Conditions(null, null, false, 10, 1_000)))
                .isInstanceOfSatisfying(
                        Extraction.Refused.class,
                        found -> assertThat(found.reason()).contains("too deep"));
    }

    @Test
    void a_locked_archive_asks_for_its_password_and_opens_with_it() throws IOException {
        for (EncryptionMethod method :
                new EncryptionMethod[] {EncryptionMethod.AES, EncryptionMethod.ZIP_STANDARD}) {
            Path place = files.resolve(method + ".zip");
            try (var archive = new ZipFile(place.toFile(), "herring".toCharArray())) {
                var how = new ZipParameters();
                how.setEncryptFiles(true);
                how.setEncryptionMethod(method);
                how.setFileNameInZip("nets.txt");
                archive.addStream(new java.io.ByteArrayInputStream(utf8("twelve nets")), how);
            }
            byte[] bytes = Files.readAllBytes(place);
            members.clear();

            assertThat(open("locked.zip", bytes, PLAIN))
                    .isInstanceOfSatisfying(
                            Extraction.Locked.class,
                            found -> assertThat(found.reason()).contains("Enter its password"));
            assertThat(open("locked.zip", bytes, with("salmon")))
                    .isInstanceOfSatisfying(
                            Extraction.Locked.class,
                            found -> assertThat(found.reason()).contains("does not open"));
            assertThat(members).isEmpty();
            assertThat(open("locked.zip", bytes, with("herring")))
                    .isEqualTo(new Extraction.Opened(null, 1));
            assertThat(members).containsOnly(Map.entry("nets.txt", "twelve nets"));
        }
    }

    @Test
    void two_files_of_one_name_both_come_out() throws IOException {
        byte[] one = aTar("nets.txt", utf8("one"));
        byte[] two = aTar("nets.txt", utf8("two"));
        byte[] both = new byte[1024 + two.length];
        System.arraycopy(one, 0, both, 0, 1024);
        System.arraycopy(two, 0, both, 1024, two.length);

        open("twice.tar", both, PLAIN);

        assertThat(members)
                .isEqualTo(new HashMap<>(Map.of("nets.txt", "one", "nets (2).txt", "two")));
    }

    private static Conditions with(String password) {
        return new Conditions(password, null, true, 10, 1_000_000);
    }

    private Extraction open(String name, byte[] bytes, Conditions how) {
        try {
            return extractor.extract(
                    Files.write(files.resolve(name), bytes),
                    name,
                    how,
                    (path, file) -> members.put(path, Files.readString(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// One file, as `ustar` writes it, and the two empty blocks at the end.
    private static byte[] aTar(String name, byte[] content) {
        byte[] tar = new byte[512 * 4];
        byte[] head = utf8(name);
        System.arraycopy(head, 0, tar, 0, head.length);
        System.arraycopy(utf8("0000644\0"), 0, tar, 100, 8);
        System.arraycopy(utf8("%011o\0".formatted(content.length)), 0, tar, 124, 12);
        System.arraycopy(utf8("00000000000\0"), 0, tar, 136, 12);
        System.arraycopy(utf8("        "), 0, tar, 148, 8);
        tar[156] = '0';
        System.arraycopy(utf8("ustar\00000"), 0, tar, 257, 8);
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        System.arraycopy(utf8("%06o\0 ".formatted(sum)), 0, tar, 148, 8);
        System.arraycopy(content, 0, tar, 512, content.length);
        return tar;
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int i = bytes.length - wanted.length; i >= 0; i--) {
            if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("Not there");
    }
}
