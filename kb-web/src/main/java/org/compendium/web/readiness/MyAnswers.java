package org.compendium.web.readiness;

import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.compendium.readiness.Answer;
import org.compendium.readiness.Check;

/// What the reader has answered, for as long as this visit lasts. It stays in the memory of the
/// session; only saving writes it down.
final class MyAnswers {

    private final VaadinSession session;
    private final String key;

    MyAnswers(VaadinSession session, Check check) {
        this.session = session;
        this.key = MyAnswers.class.getName() + '/' + check.id();
    }

    /// By the id of the question.
    Map<String, Answer> now() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        if (session.getAttribute(key) instanceof Map<?, ?> held) {
            held.forEach((question, answer) -> {
                if (question instanceof String id && answer instanceof Answer given) {
                    answers.put(id, given);
                }
            });
        }
        return answers;
    }

    void answer(String question, Answer answer) {
        Map<String, Answer> answers = now();
        answers.put(question, answer);
        put(answers);
    }

    void put(Map<String, Answer> answers) {
        session.setAttribute(key, new LinkedHashMap<>(answers));
    }
}
