package io.postrider.tracking.answers;

import io.postrider.contacts.StoredJson;
import io.postrider.time.Timestamps;
import io.postrider.tracking.answers.Question.Choice;
import io.postrider.tracking.answers.Question.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions as they stand in the database. */
@Repository
class QuestionTable {

    private final JdbcClient jdbc;
    private final StoredJson json;

    QuestionTable(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Question> all() {
        return jdbc.sql("select * from question order by question")
                .query(this::question)
                .list();
    }

    Optional<Question> find(String key) {
        return jdbc.sql("select * from question where question = ?")
                .param(key)
                .query(this::question)
                .optional();
    }

    boolean update(Question question, Instant at) {
        return write(
                        """
                        update question set kind = :kind, wording = :wording, choices = :choices,
                            attribute = :attribute, thanks = :thanks, changed_at = :at
                        where question = :key
                        """,
                        question,
                        at)
                == 1;
    }

    void insert(Question question, Instant at) {
        write(
                """
                insert into question (question, kind, wording, choices, attribute, thanks, changed_at)
                values (:key, :kind, :wording, :choices, :attribute, :thanks, :at)
                """,
                question,
                at);
    }

    boolean delete(String key) {
        return jdbc.sql("delete from question where question = ?").param(key).update() == 1;
    }

    private int write(String sql, Question question, Instant at) {
        Map<String, Object> choices = new LinkedHashMap<>();
        choices.put(
                "choices",
                question.choices().stream()
                        .map(it -> Map.of("value", it.value(), "label", it.label()))
                        .toList());
        return jdbc.sql(sql)
                .param("key", question.key())
                .param("kind", question.kind().name())
                .param("wording", question.wording())
                .param("choices", json.write(choices))
                .param("attribute", question.attribute())
                .param("thanks", question.thanks())
                .param("at", Timestamps.of(at))
                .update();
    }

    private Question question(ResultSet row, int number) throws SQLException {
        List<?> choices = (List<?>) json.read(row.getString("choices")).get("choices");
        return new Question(
                row.getString("question"),
                Kind.valueOf(row.getString("kind")),
                row.getString("wording"),
                choices.stream()
                        .map(it -> (Map<?, ?>) it)
                        .map(it -> new Choice(String.valueOf(it.get("value")), String.valueOf(it.get("label"))))
                        .toList(),
                row.getString("attribute"),
                row.getString("thanks"));
    }
}
