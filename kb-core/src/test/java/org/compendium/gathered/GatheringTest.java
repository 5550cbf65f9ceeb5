package org.compendium.gathered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final DocumentId DOCUMENT = DocumentId.fresh();

    @Test
    void a_paragraph_is_there_once_and_stays_where_it_is() {
        Gathering list = aList("para_1", "para_2").with(place("para_1"), "again", Instant.EPOCH);

        assertThat(order(list)).containsExactly("para_1", "para_2");
        assertThat(list.kept().getFirst().note()).isEmpty();
    }

    @Test
    void a_paragraph_moves_to_any_position_and_no_further_than_the_ends() {
        Gathering list = aList("para_1", "para_2", "para_3");

        assertThat(order(list.moved(place("para_3"), 0)))
                .containsExactly("para_3", "para_1", "para_2");
        assertThat(order(list.moved(place("para_1"), 99)))
                .containsExactly("para_2", "para_3", "para_1");
        assertThat(order(list.moved(place("para_1"), -1)))
                .containsExactly("para_1", "para_2", "para_3");
        assertThat(list.moved(place("para_9"), 0)).isEqualTo(list);
    }

    @Test
    void two_lists_become_one_without_losing_a_note() {
        Gathering mine = aList("para_1", "para_2").noted(place("para_2"), "mine");
        Gathering brought =
                aList("para_2", "para_1", "para_3")
                        .noted(place("para_1"), "brought")
                        .noted(place("para_2"), "theirs");

        Gathering both = mine.joinedBy(brought);

        assertThat(order(both)).containsExactly("para_1", "para_2", "para_3");
        assertThat(both.kept()).extracting(Kept::note).containsExactly("brought", "mine", "");
    }

    @Test
    void a_full_list_says_so_and_takes_nothing_more() {
        Gathering full = Gathering.EMPTY;
        for (int i = 0; i < Gathering.MOST; i++) {
            full = full.with(place("para_" + i), "", Instant.EPOCH);
        }
        Gathering list = full;

        assertThatThrownBy(() -> list.with(place("para_more"), "", Instant.EPOCH))
                .hasMessageContaining("500 paragraphs");
        assertThat(list.joinedBy(aList("para_more")).kept()).hasSize(Gathering.MOST);
    }

    private static Gathering aList(String... eIds) {
        Gathering list = Gathering.EMPTY;
        for (String eId : eIds) {
            list = list.with(place(eId), "", Instant.EPOCH);
        }
        return list;
    }

    private static List<String> order(Gathering list) {
        return list.kept().stream().map(one -> one.place().eId()).toList();
    }

    private static Documents.Place place(String eId) {
        return new Documents.Place(DOCUMENT, eId);
    }
}
