// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";

/// The price ramp: where it begins and ends, what a lock fixes, and who gets the difference back.
contract MarketPriceTest is Base {
    uint256 private constant MIN = 1 ether;
    uint256 private constant START = NOW + 100;

    /// From 1 to 3 ether between 100 and 300 seconds from now, 0.01 a second.
    function rising() private view returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        order.minPrice = uint96(MIN);
        (order.rampStart, order.rampSeconds) = (uint64(START), 200);
    }

    function openRising() private returns (IMarket.Order memory order) {
        order = rising();
        open(order);
    }

    function testRampToTheSecond() public view {
        IMarket.Order memory order = rising();
        eq(market.priceAt(order, 0), MIN, "long before");
        eq(market.priceAt(order, START - 1), MIN, "one second before");
        eq(market.priceAt(order, START), MIN, "at its start");
        eq(market.priceAt(order, START + 1), MIN + 0.01 ether, "one second later");
        eq(market.priceAt(order, START + 199), PRICE - 0.01 ether, "one second before its end");
        eq(market.priceAt(order, START + 200), PRICE, "at its end");
        eq(market.priceAt(order, START + 201), PRICE, "after");
        eq(market.priceAt(order, type(uint256).max), PRICE, "long after");
    }

    function testRampRoundsDown() public view {
        IMarket.Order memory order = rising();
        (order.minPrice, order.maxPrice, order.rampSeconds) = (0, 10, 3);
        eq(market.priceAt(order, START + 1), 3, "10 / 3");
        eq(market.priceAt(order, START + 2), 6, "20 / 3");
    }

    function testRampOfNoSecondsIsAStep() public view {
        IMarket.Order memory order = rising();
        order.rampSeconds = 0;
        eq(market.priceAt(order, START - 1), MIN, "before");
        eq(market.priceAt(order, START), PRICE, "at");
    }

    function testRampAtTheFieldsLimits() public view {
        IMarket.Order memory order = rising();
        (order.minPrice, order.maxPrice) = (0, type(uint96).max);
        (order.rampStart, order.rampSeconds) = (type(uint64).max, type(uint32).max);
        uint256 start = type(uint64).max;
        uint256 span = type(uint32).max;
        eq(market.priceAt(order, start), 0, "start");
        eq(market.priceAt(order, start + span - 1), type(uint96).max * (span - 1) / span, "last but one");
        eq(market.priceAt(order, start + span), type(uint96).max, "end");
    }

    function testFuzzRampRisesWithinItsBounds(
        uint96 a,
        uint96 b,
        uint64 start,
        uint32 span,
        uint256 early,
        uint256 late
    ) public view {
        IMarket.Order memory order = rising();
        (order.minPrice, order.maxPrice) = a < b ? (a, b) : (b, a);
        (order.rampStart, order.rampSeconds) = (start, span);
        early = bound(early, 0, uint256(start) + 2 * uint256(span) + 2);
        late = bound(late, early, early + 2 * uint256(span) + 2);
        uint256 first = market.priceAt(order, early);
        uint256 second = market.priceAt(order, late);
        yes(order.minPrice <= first && first <= second && second <= order.maxPrice, "rises within its bounds");
        if (early < start) eq(first, order.minPrice, "before the ramp");
        if (late >= uint256(start) + span) eq(second, order.maxPrice, "after the ramp");
    }

    function testLockFixesThePrice() public {
        IMarket.Order memory order = openRising();
        vm.warp(START + 50);
        lock(order);
        eq(recordOf(order).price, 1.5 ether, "price");
        vm.warp(START + 150); // the ramp rises to 2.5
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PAYOUT, 1.5 ether);
        checkBalance(NATIVE, client, FUNDS - 1.5 ether); // the rest of the reserve is back
        checkAllPaidOut(NATIVE);
    }

    function testRelockIsAtTheNewPrice() public {
        IMarket.Order memory order = openRising();
        lock(order);
        vm.warp(START + 10);
        lockByRival(order);
        eq(recordOf(order).price, 1.1 ether, "price");
    }

    function testWithoutALockThePriceIsThatOfNow() public {
        IMarket.Order memory order = openRising();
        vm.warp(START + 30);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PAYOUT, 1.3 ether);
        checkBalance(NATIVE, client, FUNDS - 1.3 ether);
    }

    function testAfterALapseThePriceIsThatOfNow() public {
        IMarket.Order memory order = rising();
        order.collateral = 0;
        open(order);
        lock(order); // at 1 ether
        vm.warp(START + 150);
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(NATIVE, RIVAL_PAYOUT, 2.5 ether);
    }

    function testTheRestGoesBackToThePayer() public {
        IMarket.Order memory order = rising();
        order.payer = RIVAL;
        bytes memory signature = sign(order);
        vm.prank(RIVAL);
        market.sponsor(order, signature);
        checkBalance(NATIVE, RIVAL, FUNDS - PRICE);
        lock(order);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, RIVAL, FUNDS - MIN);
        checkBalance(NATIVE, client, FUNDS);
        checkAllPaidOut(NATIVE);
    }

    function testAPriceOfNothing() public {
        IMarket.Order memory order = rising();
        order.minPrice = 0;
        open(order);
        lock(order);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PAYOUT, 0);
        checkBalance(NATIVE, client, FUNDS);
        checkAllPaidOut(NATIVE);
    }

    function testLockNotBelowTheProversMinimum() public {
        IMarket.Order memory order = openRising();
        vm.warp(START + 20);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        request.minPrice = 1.2 ether + 1;
        bytes memory signature = signWith(OPERATOR_KEY, market.lockDigest(request));
        bytes memory why = abi.encodeWithSelector(IMarket.PriceBelowMinimum.selector, 1.2 ether, 1.2 ether + 1);
        vm.expectRevert(why);
        market.lock(order, request, signature);
        request.minPrice = 1.2 ether;
        market.lock(order, request, signWith(OPERATOR_KEY, market.lockDigest(request)));
    }
}
