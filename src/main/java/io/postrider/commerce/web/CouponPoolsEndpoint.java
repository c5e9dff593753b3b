package io.postrider.commerce.web;

import io.postrider.commerce.CouponPool;
import io.postrider.commerce.CouponPools;
import io.postrider.commerce.CouponPools.Standing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Coupon pools, for programs. */
@RestController
@RequestMapping(path = "/api/coupon-pools", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Commerce")
class CouponPoolsEndpoint {

    private final CouponPools pools;

    CouponPoolsEndpoint(CouponPools pools) {
        this.pools = pools;
    }

    /** How a pool is to be. */
    @Schema(name = "CouponPoolRequest")
    record PoolRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) CouponPool.Kind kind,
            @Schema(description = "what generated codes begin with") String prefix,
            @Schema(description = "letters and digits behind it; 8 if left out") Integer codeLength,
            @Schema(description = "whether codes are made when one is wanted; not, if left out") Boolean onDemand,
            @Schema(description = "fewer left than this is an alarm; 50 if left out") Integer alertBelow,
            @Schema(description = "how long a code is good from the day it is given") Integer validDays,
            Instant expiresAt) {

        CouponPool as(String pool) {
            return new CouponPool(
                    pool,
                    name,
                    kind,
                    prefix == null ? "" : prefix,
                    codeLength == null ? 8 : codeLength,
                    Boolean.TRUE.equals(onDemand),
                    alertBelow == null ? 50 : alertBelow,
                    validDays,
                    expiresAt);
        }
    }

    /** Codes of the shop, or how many are to be made. */
    @Schema(name = "CodesRequest")
    record CodesRequest(
            @Schema(description = "at most 10,000 codes") List<String> codes,
            @Schema(description = "instead: how many are to be made, in a pool of kind GENERATED") Integer generate) {}

    /** What became of it. */
    @Schema(name = "CodesAdded")
    record Added(int added) {}

    @GetMapping
    @Operation(summary = "All pools, and what is left of each")
    List<Standing> list() {
        return pools.all();
    }

    @PutMapping("/{pool}")
    @Operation(summary = "Make a pool, or change its name, alarm and validity")
    CouponPool put(@Parameter(example = "welcome-10") @PathVariable String pool, @RequestBody PoolRequest request) {
        return pools.put(request.as(pool));
    }

    @PostMapping("/{pool}/codes")
    @Operation(summary = "Add codes; those that are known already are left out")
    Added add(@PathVariable String pool, @RequestBody CodesRequest request) {
        return new Added(
                request.generate() != null
                        ? pools.generate(pool, request.generate())
                        : pools.add(pool, request.codes() == null ? List.of() : request.codes()));
    }
}
