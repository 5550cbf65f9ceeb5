package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.compendium.document.Documents;
import org.compendium.document.References;
import org.compendium.search.Answer;
import org.compendium.search.Answers;
import org.compendium.search.Mode;
import org.compendium.search.Query;
import org.compendium.search.SearchAddress;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for programs: quotations, or the word that there is none.
@RestController
@RequestMapping("/api/v1/answers")
@Tag(name = "Search")
class AnswersApi {

    private final Answers answers;
    private final Documents documents;
    private final CurrentViewer current;

    AnswersApi(Answers answers, Documents documents, CurrentViewer current) {
        this.answers = answers;
        this.documents = documents;
        this.current = current;
    }

    /// @param asked whether the words ask something; nothing is looked for when they do not
    /// @param answered whether there is a quotation
    /// @param quotations the surest first, at most five, no two from one work
    /// @param searched null when nothing was asked
    /// @param wanted without an answer, works that are not held and may have one
    record AnswerView(
            boolean asked,
            boolean answered,
            List<QuotationView> quotations,
            @Nullable SearchedView searched,
            List<WantedView> wanted) {}

    /// @param passage its `text` is the whole passage as it is stored, its `highlights` the places
    ///   of the question's words
    /// @param score above 0, at most 1
    record QuotationView(
            DocumentView document, PassageView passage, String citation, double score) {}

    /// What the answer was looked for in: what the caller may see and had not filtered out, without
    /// digests.
    record SearchedView(long documents, long works) {}

    @Operation(
            summary = "Passages that answer a question, word for word",
            description =
                    "At most five whole passages from different works, as they are stored; never"
                            + " from digests, never what was read badly from an image. q is a"
                            + " question in Arabic, Chinese, English, French, Russian or Spanish;"
                            + " with other words 'asked' is false. Without an answer 'wanted' tells"
                            + " works that the nearest passages cite and that are not held. The"
                            + " other parameters are those of search.")
    @Narrowed
    @GetMapping
    AnswerView answer(
            @RequestParam(defaultValue = "") String q,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> all,
            @RequestParam(defaultValue = "hybrid") String mode) {
        Mode asked =
                Mode.ofSlug(mode)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "mode must be lexical or hybrid, was " + mode));
        return switch (answers.to(
                new Query(q, SearchAddress.of(all).chosen(), 0, 1, asked), current.viewer())) {
            case Answer.NotAsked _ -> new AnswerView(false, false, List.of(), null, List.of());
            case Answer.Quoted(List<Answer.Quotation> quotations, Answer.Searched searched) -> {
                String base = Base.url();
                yield new AnswerView(
                        true,
                        true,
                        quotations.stream().map(one -> view(one, base)).toList(),
                        new SearchedView(searched.documents(), searched.works()),
                        List.of());
            }
            case Answer.Silence(Answer.Searched searched, List<References.Wanted> wanted) ->
                    new AnswerView(
                            true,
                            false,
                            List.of(),
                            new SearchedView(searched.documents(), searched.works()),
                            WantedView.of(wanted, documents, Base.url()));
        };
    }

    private static QuotationView view(Answer.Quotation quotation, String base) {
        return new QuotationView(
                DocumentView.of(quotation.document(), base),
                PassageView.of(quotation.document(), quotation.passage(), quotation.found(), base),
                quotation.document().cite(quotation.passage()),
                quotation.score());
    }
}
