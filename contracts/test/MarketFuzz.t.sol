// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";

/// One order's whole life at random prices, fees, stakes and times: every account ends with exactly what the rules give.
contract MarketFuzzTest is Base {
    struct Life {
        uint96 minPrice;
        uint96 maxPrice;
        uint96 collateral;
        uint16 feeBps;
        uint16 matcherBps;
        uint16 nextBps;
        uint16 treasuryBps;
        uint32 rampSeconds;
        uint8 lapses; // locks of RIVAL before
        bool sponsored;
        bool inToken;
        bool freeze; // before the end
        uint16 wait; // seconds from the last lock to the end
        uint8 end; // a result in or after the lock, a result without a lock, expiry, cancel
    }

    struct Sums {
        uint256 price; // 0: not delivered
        uint256 fee;
        uint256 matcherFee;
        uint256 rounds; // that forfeited
        bool spared; // the last holder got its collateral back
    }

    function shaped(Life memory l) private pure {
        l.minPrice = uint96(bound(l.minPrice, 0, 20 ether));
        l.maxPrice = uint96(bound(l.maxPrice, l.minPrice == 0 ? 1 : l.minPrice, 20 ether));
        l.collateral = uint96(bound(l.collateral, 0, 20 ether));
        l.feeBps = uint16(bound(l.feeBps, 0, 500));
        l.matcherBps = uint16(bound(l.matcherBps, 0, 300));
        l.nextBps = uint16(bound(l.nextBps, 0, 10_000));
        l.treasuryBps = uint16(bound(l.treasuryBps, 0, 10_000 - l.nextBps));
        l.rampSeconds = uint32(bound(l.rampSeconds, 0, 2000));
        l.lapses = uint8(bound(l.lapses, 0, 2));
        l.wait = uint16(bound(l.wait, 0, 300));
        l.end = uint8(bound(l.end, 0, 3));
        if (l.end == 1 || l.end == 3) l.lapses = 0;
        if (l.end == 3) l.freeze = false;
    }

    function opened(Life memory l) private returns (IMarket.Order memory order) {
        order = newOrder(l.inToken ? address(token) : NATIVE);
        (order.minPrice, order.maxPrice, order.collateral) = (l.minPrice, l.maxPrice, l.collateral);
        (order.rampStart, order.rampSeconds) = (uint64(NOW), l.rampSeconds);
        order.fallbackSelectors = bytes32(OTHER_SELECTOR);
        if (l.matcherBps != 0) (order.matcher, order.matcherFeeBps) = (MATCHER, l.matcherBps);
        if (l.sponsored) order.payer = CARRIER;
        bytes memory signature = sign(order);
        vm.prank(CARRIER);
        if (l.sponsored) market.sponsor(order, signature);
        else market.open(order, signature);
    }

    function deliver(IMarket.Order memory order, address payout) private {
        bytes memory proof = proveWith(OTHER_SELECTOR, order, sha256(JOURNAL), payout);
        market.fulfil(order, IMarket.Fulfilment(JOURNAL, payout, proof));
    }

    /// Lives the order to its end and says what should have come of it.
    function live(Life memory l, IMarket.Order memory order) private returns (Sums memory s) {
        for (uint256 i = 0; i < l.lapses; ++i) {
            lockByRival(order);
            lapse(order);
        }
        s.rounds = l.lapses;
        if (l.end == 0 || l.end == 2) {
            lock(order);
            s.price = recordOf(order).price;
            s.spared = l.end == 0 && l.wait <= 100;
        }
        vm.warp(block.timestamp + l.wait);
        if (l.freeze) registry.freeze(SELECTOR);
        if (l.end == 0) {
            if (!s.spared) s.price = market.priceAt(order, block.timestamp);
            deliver(order, PAYOUT);
        } else if (l.end == 1) {
            s.price = market.priceAt(order, block.timestamp);
            deliver(order, PAYOUT);
        } else if (l.end == 2) {
            s.price = 0;
            vm.warp(order.deadline + 1);
            market.expire(order);
        } else {
            vm.prank(client);
            market.cancel(order, 0, "");
        }
        if (l.freeze) s.spared = true;
        if ((l.end == 0 || l.end == 2) && !s.spared) ++s.rounds;
        s.fee = s.price * l.feeBps / 10_000;
        s.matcherFee = s.price * l.matcherBps / 10_000;
    }

    function testFuzzWholeLifeAddsUp(Life memory l) public {
        shaped(l);
        fund(CARRIER);
        market.setProtocolFee(l.feeBps);
        provers.setShares(l.nextBps, l.treasuryBps);
        IMarket.Order memory order = opened(l);
        Sums memory s = live(l, order);
        checkSums(l, order, s);
    }

    function checkSums(Life memory l, IMarket.Order memory order, Sums memory s) private view {
        address payToken = order.token;
        uint256 next = uint256(l.collateral) * l.nextBps / 10_000;
        uint256 treasury = uint256(l.collateral) * l.treasuryBps / 10_000;
        uint256 clients = s.rounds * (l.collateral - next - treasury);
        uint256 bonus = s.rounds * next;
        if (l.end >= 2) (clients, bonus) = (clients + bonus, 0);
        uint256 lastForfeited = s.rounds - l.lapses;

        checkBalance(payToken, TREASURY, s.fee + s.rounds * treasury);
        checkBalance(payToken, MATCHER, s.matcherFee);
        checkBalance(payToken, PAYOUT, l.end < 2 ? s.price - s.fee - s.matcherFee + bonus : 0);
        checkBalance(payToken, PROVER, FUNDS - lastForfeited * l.collateral);
        checkBalance(payToken, RIVAL, FUNDS - uint256(l.lapses) * l.collateral);
        checkBalance(payToken, client, FUNDS + clients - (l.sponsored ? 0 : s.price));
        checkBalance(payToken, CARRIER, FUNDS - (l.sponsored ? s.price : 0));
        checkAllPaidOut(NATIVE);
        checkAllPaidOut(address(token));
        eq(provers.slashes().length, s.rounds, "one slash for each lapse");
        eq(market.openLocks(PROVER) + market.openLocks(RIVAL), 0, "no lock is left");
    }
}
