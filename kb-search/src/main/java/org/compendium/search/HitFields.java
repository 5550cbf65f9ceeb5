package org.compendium.search;

import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.jspecify.annotations.Nullable;

/// What is read of each hit: values by column ("doc values"). What is stored by hit, its source and
/// the index's own identifier among it, has to be unpacked with its neighbours, which takes longer
/// than finding it.
final class HitFields {

    static final String DOCUMENT = "documentId";
    static final String EID = "eid";

    /// Which document a hit is, or is in.
    static final List<FieldAndFormat> OF_DOCUMENT = columns(DOCUMENT);

    /// Where a passage stands.
    static final List<FieldAndFormat> OF_PASSAGE = columns(DOCUMENT, EID);

    /// Elasticsearch's word for nothing that is stored by hit.
    private static final String NOTHING_STORED = "_none_";

    private HitFields() {}

    /// Asks for the columns alone.
    static SearchRequest.Builder only(SearchRequest.Builder search, List<FieldAndFormat> columns) {
        return search.source(source -> source.fetch(false))
                .storedFields(NOTHING_STORED)
                .docvalueFields(columns);
    }

    private static List<FieldAndFormat> columns(String... fields) {
        return Stream.of(fields).map(field -> FieldAndFormat.of(f -> f.field(field))).toList();
    }

    /// @throws IllegalStateException when the column was not asked for, or the hit has no value
    static String value(Hit<?> hit, String field) {
        @Nullable JsonData values = hit.fields().get(field);
        if (values == null) {
            throw new IllegalStateException("A hit without " + field);
        }
        return values.toJson().asJsonArray().getString(0);
    }

    static DocumentId document(Hit<?> hit) {
        return new DocumentId(value(hit, DOCUMENT));
    }

    /// Where the passages stand that were found, in the same order.
    static <T> List<Documents.Place> places(List<Hit<T>> hits) {
        List<Documents.Place> places = new ArrayList<>();
        hits.forEach(hit -> places.add(new Documents.Place(document(hit), value(hit, EID))));
        return places;
    }
}
