package io.tradewind.opportunity.internal.deal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** One of us who works on the deal, with a share of its revenue. Never changed in place. */
@Embeddable
public class Member {
    /** What somebody does for the deal. */
    enum Duty {
        SALES,
        PRESALES,
        TECHNICAL,
        DELIVERY,
        SPONSOR
    }

    @Column(name = "place")
    private int place;

    @Column(name = "user_id", length = 36)
    private String user = "";

    @Column(name = "duty", length = 40)
    @Enumerated(EnumType.STRING)
    private Duty duty = Duty.SALES;

    @Column(name = "share_percent", precision = 9, scale = 4)
    private @Nullable BigDecimal share;

    /** For the persistence provider. */
    protected Member() {}

    static Member of(Line line, int place) {
        Member member = new Member();
        member.place = place;
        member.user = Objects.requireNonNullElse(line.text("user"), "");
        member.duty = line.constant("duty", Duty.SALES);
        member.share = line.number("share");
        return member;
    }

    /** @throws TradewindException INVALID if somebody is there twice, or the shares are some but not a whole */
    static List<Member> all(@Nullable List<Map<String, Object>> lines) {
        List<Member> members = Line.all(lines, Member::of);
        BigDecimal whole = members.stream().map(Member::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() != 0 && whole.compareTo(BigDecimal.valueOf(100)) != 0) {
            throw new TradewindException(Kind.INVALID, "opportunities.shares", whole.stripTrailingZeros());
        }
        if (members.stream().map(member -> member.user).distinct().count() < members.size()) {
            throw new TradewindException(Kind.INVALID, "opportunities.member-twice");
        }
        return members;
    }

    private BigDecimal share() {
        return Objects.requireNonNullElse(share, BigDecimal.ZERO);
    }

    Map<String, Object> line() {
        return Line.of("user", user, "duty", duty.name(), "share", share == null ? null : share.stripTrailingZeros());
    }
}
