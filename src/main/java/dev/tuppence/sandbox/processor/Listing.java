package dev.tuppence.sandbox.processor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists and searches, newest first, at most a hundred at a time. */
@Repository
@Profile("sandbox")
class Listing {

    private static final int DEFAULT = 10;
    private static final int MOST = 100;
    private static final Map<String, String> COMPARISONS = Map.of("gt", ">", "gte", ">=", "lt", "<", "lte", "<=");

    private final JdbcClient jdbc;

    Listing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of a kind as {@code list}.
     *
     * @param fields names of texts in the document that the request may filter by
     */
    JsonObject list(ApiCall call, Class<?> kind, String... fields) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String field : fields) {
            call.parameters().text(field).ifPresent(value -> wanted.put("body ->> '%s'".formatted(field), value));
        }
        return page(call, kind, wanted, "list");
    }

    /** A page of what belongs to something that the address names. */
    JsonObject listOf(ApiCall call, Class<?> kind, String field, String owner) {
        return page(call, kind, Map.of("body ->> '%s'".formatted(field), owner), "list");
    }

    /** A page of what a search query asks for, as {@code search_result}. */
    JsonObject search(ApiCall call, Class<?> kind, String... fields) {
        var query = SearchQuery.parse(call.parameters().required("query"), List.of(fields));
        return page(call, kind, query.wanted(), "search_result");
    }

    private JsonObject page(ApiCall call, Class<?> kind, Map<String, String> wanted, String form) {
        int limit = limit(call.parameters());
        var sql = new StringBuilder("select body from processor.object where kind = ? and account = ?");
        List<Object> values = new java.util.ArrayList<>(List.of(kind.getSimpleName(), call.account()));
        wanted.forEach((expression, value) -> {
            sql.append(" and ").append(expression).append(" = ?");
            values.add(value);
        });
        created(call.parameters().group("created"), sql, values);
        boolean backwards = call.parameters().text("ending_before").isPresent();
        cursor(call.parameters(), "starting_after", "<", sql, values);
        cursor(call.parameters(), "ending_before", ">", sql, values);
        sql.append(" order by number ").append(backwards ? "asc" : "desc").append(" limit ?");
        values.add(limit + 1);
        List<String> bodies = jdbc.sql(sql.toString())
                .params(values)
                .query((row, number) -> row.getString(1))
                .list();
        boolean more = bodies.size() > limit;
        List<String> shown = more ? bodies.subList(0, limit) : bodies;
        return envelope(call, form, backwards ? shown.reversed() : shown, more);
    }

    private static int limit(Parameters parameters) {
        long limit = parameters.number("limit", DEFAULT);
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("parameter_invalid_integer", "The limit must be between 1 and 100.", "limit");
        }
        return (int) limit;
    }

    private static void created(Parameters range, StringBuilder sql, List<Object> values) {
        COMPARISONS.forEach((name, comparison) -> range.text(name).ifPresent(seconds -> {
            sql.append(" and (body ->> 'created')::bigint ").append(comparison).append(" ?");
            values.add(range.number(name));
        }));
    }

    private static void cursor(
            Parameters parameters, String name, String comparison, StringBuilder sql, List<Object> values) {
        parameters.text(name).ifPresent(id -> {
            sql.append(" and number ").append(comparison).append(" (select number from processor.object where id = ?)");
            values.add(id);
        });
    }

    private static JsonObject envelope(ApiCall call, String form, List<String> bodies, boolean more) {
        var data = new JsonArray();
        bodies.forEach(body -> data.add(Json.tree(body)));
        var page = new JsonObject();
        page.addProperty("object", form);
        page.addProperty("url", "/v1" + call.resource());
        page.addProperty("has_more", more);
        page.add("data", data);
        return page;
    }
}
