package io.postrider.access.web;

import io.postrider.access.Staff;
import io.postrider.access.Users;
import io.postrider.access.Users.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Comparator;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may log in, for admins. */
@RestController
@RequestMapping(path = "/api/users", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Users", description = "Who may log in, and as what. For the role admin only.")
class UsersEndpoint {

    private final Users users;
    private final Staff staff;

    UsersEndpoint(Users users, Staff staff) {
        this.users = users;
        this.staff = staff;
    }

    @GetMapping
    @Operation(summary = "Everybody who may log in")
    Page<UserView> list(@RequestParam(required = false) String after, @RequestParam(defaultValue = "50") int limit) {
        if (after != null && !UserRequest.isName(after)) {
            throw Page.after();
        }
        // Ordered here: databases do not agree on where a hyphen belongs.
        var left = users.all().stream()
                .sorted(Comparator.comparing(User::name))
                .filter(it -> after == null || it.name().compareTo(after) > 0)
                .map(UserView::of);
        return Page.first(left, limit, UserView::name);
    }

    @PostMapping
    @Operation(summary = "Let somebody log in")
    @ApiResponse(responseCode = "201", description = "She may log in from now on.")
    ResponseEntity<UserView> add(@RequestBody UserRequest request, @Parameter(hidden = true) Principal who) {
        User user = request.user();
        staff.add(user, request.password(), who.getName());
        return ResponseEntity.status(HttpStatus.CREATED).body(UserView.of(user));
    }

    @DeleteMapping("/{name}")
    @Operation(summary = "Let somebody log in no longer; where she is logged in, it ends with her next click")
    @ApiResponse(responseCode = "204", description = "She is no user any more.")
    ResponseEntity<Void> remove(@PathVariable String name, @Parameter(hidden = true) Principal who) {
        staff.remove(name, who.getName());
        return ResponseEntity.noContent().build();
    }
}
