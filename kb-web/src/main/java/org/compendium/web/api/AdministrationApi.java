package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.compendium.account.Accounts;
import org.compendium.account.Role;
import org.compendium.ingest.Ingestion;
import org.compendium.search.IndexFeed;
import org.compendium.transfer.Transfer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Accounts and the health of the index, for administrators.
@RestController
@RequestMapping("/api/v1/administration")
@Tag(name = "Administration")
class AdministrationApi {

    private final Accounts accounts;
    private final IndexFeed feed;
    private final Ingestion ingestion;
    private final Transfer transfer;

    AdministrationApi(Accounts accounts, IndexFeed feed, Ingestion ingestion, Transfer transfer) {
        this.transfer = transfer;
        this.accounts = accounts;
        this.feed = feed;
        this.ingestion = ingestion;
    }

    record AccountView(String name, String role) {}

    record NewAccount(String password, String role) {}

    /// @param openFiles accepted files without an outcome yet
    record Agreement(IndexFeed.Agreement index, long openFiles) {}

    @Operation(summary = "Compare index and store, document by document")
    @GetMapping("/agreement")
    Agreement agreement() {
        return new Agreement(feed.compare(), ingestion.open());
    }

    @Operation(
            summary = "Everything that is kept, as one ZIP file",
            description =
                    "Tables as CSV and the originals; README.txt in it says more. It holds hashes of"
                            + " passwords and what is not public.")
    @GetMapping("/export")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("compendium.zip").build().toString());
        transfer.write(response.getOutputStream());
    }

    @Operation(
            summary = "Make the index anew from the store",
            description =
                    "Beside the one that is searched, which it replaces when it is filled; the"
                            + " comparison above tells how many documents still wait.")
    @PostMapping("/index/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild() {
        feed.rebuild();
    }

    /// @param writtenAgain documents that the index did not have as the store has them
    record Repaired(int writtenAgain) {}

    @Operation(summary = "Write again what the index does not have as the store has it")
    @PostMapping("/index/repair")
    Repaired repair() {
        return new Repaired(feed.repair());
    }

    @Operation(summary = "All accounts")
    @GetMapping("/accounts")
    List<AccountView> accounts() {
        return accounts.all().stream()
                .map(account -> new AccountView(account.name(), account.role().slug()))
                .toList();
    }

    @Operation(summary = "Create an account, or give one a new password and role")
    @PutMapping("/accounts/{name}")
    AccountView save(@PathVariable String name, @RequestBody NewAccount account) {
        Role role =
                Arrays.stream(Role.values())
                        .filter(one -> one.slug().equals(account.role()))
                        .findFirst()
                        .orElseThrow(() ->
                                new Problem(
                                        HttpStatus.BAD_REQUEST,
                                        "role must be contributor, curator or" + " administrator"));
        accounts.save(name, account.password(), role);
        return new AccountView(name, role.slug());
    }
}
