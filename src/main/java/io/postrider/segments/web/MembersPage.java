package io.postrider.segments.web;

import io.postrider.segments.Member;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A part of a segment's members. @param next what to give as {@code after} for the next part, null at the end */
@Schema(name = "SegmentMembersPage")
record MembersPage(List<Member> items, String next) {

    /** @param found one more than the limit when there are more */
    static MembersPage of(List<Member> found, int limit) {
        boolean more = found.size() > limit;
        List<Member> items = more ? found.subList(0, limit) : found;
        return new MembersPage(items, more ? items.get(limit - 1).contact().toString() : null);
    }
}
