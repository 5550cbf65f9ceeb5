package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.MadeWith;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Reading;
import org.compendium.document.Span;
import org.compendium.document.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// What it stores would be counted by other tests.
@SpringBootTest(classes = TestSearch.class, properties = "test=apart")
class RecentTest {

    @Autowired Documents documents;
    @Autowired Recent recent;

    @Test
    void what_was_read_is_not_read_again_before_it_changes() {
        NewDocument file = MadeDocuments.study("TD/RECENT/1", "en", true, "Numbats dig.");
        DocumentId id = documents.store(file).document();
        var place = new Documents.Place(id, file.passages().getFirst().eId());

        Document first = read(id);
        Passage passage = read(first, place);

        assertThat(read(id)).isSameAs(first);
        assertThat(read(first, place)).isSameAs(passage);
        assertThat(passage.text()).isEqualTo("Numbats dig.");
    }

    @Test
    void what_has_changed_is_read_again() {
        NewDocument file = MadeDocuments.study("TD/RECENT/2", "en", true, "Bilbies dig.");
        DocumentId id = documents.store(file).document();
        var place = new Documents.Place(id, file.passages().getFirst().eId());
        Document before = read(id);
        read(before, place);

        documents.replace(
                id,
                before.revision(),
                new Reading(
                        null,
                        List.of(
                                new Passage(
                                        place.eId(),
                                        Passage.Form.PARAGRAPH,
                                        "1",
                                        null,
                                        new Span(0, 10),
                                        List.of(),
                                        null,
                                        "Bilbies rest.",
                                        null)),
                        null,
                        file.sha256(),
                        Map.of(),
                        MadeWith.UNKNOWN));

        Document reworded = read(id);
        assertThat(reworded.revision()).isGreaterThan(before.revision());
        assertThat(read(reworded, place).text()).isEqualTo("Bilbies rest.");

        documents.withdraw(id, "curator");

        assertThat(read(id).state()).isEqualTo(State.WITHDRAWN);
        assertThat(read(id).shown()).isFalse();
    }

    @Test
    void what_is_gone_is_left_out() {
        DocumentId nothing = DocumentId.fresh();

        assertThat(recent.documents(List.of(nothing))).isEmpty();
        assertThat(recent.passages(Map.of(), List.of(new Documents.Place(nothing, "para_1"))))
                .isEmpty();
    }

    private Document read(DocumentId id) {
        return recent.documents(List.of(id)).get(id);
    }

    private Passage read(Document of, Documents.Place place) {
        return recent.passages(Map.of(of.id(), of), List.of(place)).get(place);
    }
}
