package io.postrider.story;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** The form of a page, filled in as its reader would and sent the way a browser sends it. */
record Form(String action, Map<String, String> fields) {

    /** The page's first form that posts, with every box ticked. */
    static Form on(String page, String url) {
        Element found = Jsoup.parse(page, url).select("form[method=post]").first();
        if (!(found instanceof FormElement form)) {
            throw new AssertionError("no form that posts on " + page);
        }
        form.select("input[type=checkbox]").attr("checked", "checked");
        Map<String, String> fields = new HashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        String action = form.absUrl("action");
        return new Form(action.isEmpty() ? url : action, fields);
    }

    Form with(String field, String value) {
        Map<String, String> filled = new HashMap<>(fields);
        filled.put(field, value);
        return new Form(action, filled);
    }

    Http.Answer send(Http http) {
        return http.postForm(action, fields);
    }
}
