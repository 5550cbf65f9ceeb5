package org.compendium;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.compendium.account.Accounts;
import org.compendium.account.Role;
import org.compendium.document.Documents;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Receipt;
import org.compendium.pack.Pack;
import org.compendium.search.IndexFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// What happens once at every start: the administrator's account, the curated pack, and the word
/// that all is ready.
@Component
class Startup {

    static final String ADMINISTRATOR = "admin";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final int READ_AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Accounts accounts;
    private final Pack pack;
    private final Ingestion ingestion;
    private final Documents documents;
    private final IndexFeed feed;
    private final Environment environment;
    private final ObjectProvider<Home> home;
    private volatile String purpose = "";

    Startup(
            Accounts accounts,
            Pack pack,
            Ingestion ingestion,
            Documents documents,
            IndexFeed feed,
            Environment environment,
            ObjectProvider<Home> home) {
        this.accounts = accounts;
        this.pack = pack;
        this.ingestion = ingestion;
        this.documents = documents;
        this.feed = feed;
        this.environment = environment;
        this.home = home;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException, InterruptedException {
        administrator();
        List<Receipt> sent = pack.load();
        if (!sent.isEmpty()) {
            System.out.println("Loading the curated pack …");
        }
        feed.awaitReady();
        awaitFinished(sent);
        Thread.ofVirtual().name("references").start(this::readReferences);
        Home here = home.getIfAvailable();
        if (here != null
                && event.getApplicationContext() instanceof WebServerApplicationContext web) {
            var server = web.getWebServer();
            String url = "http://localhost:" + (server == null ? 0 : server.getPort());
            announce(here, url);
            System.out.printf(
                    "Compendium is ready at %s (after %.1f s)%n",
                    url, (System.nanoTime() - here.started()) / 1e9);
        }
    }

    // Documents that came before references were kept; whatever is left waits for the next start.
    private void readReferences() {
        int read = 0;
        int some;
        do {
            some = documents.readReferences(READ_AT_ONCE);
            read += some;
        } while (some > 0);
        if (read > 0) {
            LOG.info("The references of {} documents were read", read);
        }
    }

    private void administrator() {
        String given = environment.getProperty("KB_ADMIN_PASSWORD", "");
        var account = accounts.find(ADMINISTRATOR);
        if (!given.isBlank()) {
            if (account.isEmpty() || accounts.signIn(ADMINISTRATOR, given).isEmpty()) {
                accounts.save(ADMINISTRATOR, given, Role.ADMINISTRATOR);
            }
        } else if (account.isEmpty()) {
            String password = password();
            accounts.save(ADMINISTRATOR, password, Role.ADMINISTRATOR);
            System.out.println();
            System.out.println("  The administrator is '" + ADMINISTRATOR + "', the password is");
            System.out.println("      " + password);
            System.out.println("  It is shown this once. KB_ADMIN_PASSWORD sets another.");
            System.out.println();
        }
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    // A newcomer's first screen must have something to find, so the first start waits for the pack.
    private void awaitFinished(List<Receipt> sent) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Receipt receipt : sent) {
            while (System.nanoTime() < end
                    && ingestion.find(receipt.id()).filter(Receipt::finished).isEmpty()) {
                Thread.sleep(100);
            }
        }
        if (!sent.isEmpty()) {
            feed.drain();
        }
    }

    private void announce(Home here, String url) throws IOException {
        Path folder = here.folder().root();
        purpose = purpose(folder);
        String token = accounts.newToken(ADMINISTRATOR, purpose);
        write(folder.resolve("secrets/token"), token);
        write(
                folder.resolve("run/server.json"),
                new ObjectMapper()
                        .writeValueAsString(
                                java.util.Map.of(
                                        "url", url, "pid", ProcessHandle.current().pid())));
        here.folder().announce(url);
    }

    @PreDestroy
    void endToken() {
        if (!purpose.isEmpty()) {
            try {
                accounts.revokeToken(ADMINISTRATOR, purpose);
            } catch (DataAccessException e) {
                LOG.debug("The token stays until the next start", e);
            }
        }
    }

    /// Several instances may share the accounts; each has a folder, and so a token, of its own.
    private static String purpose(Path folder) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "a machine without a name";
        }
        return "command line, " + host + ":" + folder.toAbsolutePath();
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    draft,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, text);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
