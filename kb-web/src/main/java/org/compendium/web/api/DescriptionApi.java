package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.ingest.Descriptions;
import org.compendium.web.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Correcting what is said of a document.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Documents")
class DescriptionApi {

    private final Documents documents;
    private final Descriptions descriptions;
    private final CurrentViewer current;

    DescriptionApi(Documents documents, Descriptions descriptions, CurrentViewer current) {
        this.documents = documents;
        this.descriptions = descriptions;
        this.current = current;
    }

    @Operation(
            summary = "Correct what is said of a document (curators)",
            description =
                    "The fields of a file's metadata that describe it, for example {\"date\":"
                            + " \"1998-10-02\", \"countries\": [\"KEN\"]}. Those that are given are"
                            + " replaced, null takes one away, the others stay. No machine replaces what"
                            + " a curator says.")
    @PatchMapping("/documents/{id}")
    DocumentView correct(@PathVariable String id, @RequestBody JsonNode said) {
        Viewer viewer = current.viewer();
        Document document = find(id, viewer);
        if (!viewer.curates()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Only curators correct descriptions. Tell one of them what is wrong.");
        }
        descriptions.correct(document.id(), fields(said));
        return DocumentView.of(find(id, viewer), Base.url());
    }

    private static Map<String, String> fields(JsonNode said) {
        if (!said.isObject()) {
            throw new IllegalArgumentException(
                    "Send a JSON object, for example {\"date\": \"1998-10-02\"}");
        }
        Map<String, String> fields = new HashMap<>();
        said.properties().forEach(field -> fields.put(field.getKey(), text(field)));
        return fields;
    }

    private static String text(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        if (value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return value.valueStream()
                    .map(one -> one.asString(""))
                    .collect(Collectors.joining(","));
        }
        if (!value.isValueNode()) {
            throw new IllegalArgumentException(
                    field.getKey() + " must be a plain value or a list of them");
        }
        return value.asString();
    }

    private Document find(String id, Viewer viewer) {
        return Optional.of(id)
                .filter(DocumentId::isOne)
                .flatMap(one -> documents.find(new DocumentId(one), viewer))
                .orElseThrow(() -> Problem.noDocument(id));
    }
}
