// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";

/// Locking: by whom, with what signature, until when, at what stake, and how many at once.
contract MarketLockTest is Base {
    /// The request's signature is made new, so that the refusal is about what the request says.
    function expectLockRevert(IMarket.Order memory order, IMarket.LockRequest memory request, bytes memory why)
        private
    {
        bytes memory signature = signWith(OPERATOR_KEY, market.lockDigest(request));
        vm.prank(CARRIER);
        vm.expectRevert(why);
        market.lock(order, request, signature);
    }

    function testLockTakesCollateral() public {
        IMarket.Order memory order = opened();
        bytes32 digest = market.orderDigest(order);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        bytes memory signature = signWith(OPERATOR_KEY, market.lockDigest(request));
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Locked(digest, PROVER, PAYOUT, 1, uint96(PRICE), uint64(NOW + 100));
        vm.prank(CARRIER); // anybody may carry it
        market.lock(order, request, signature);
        IMarket.OrderRecord memory record = recordOf(order);
        eq(record.prover, PROVER, "prover");
        eq(record.payout, PAYOUT, "payout");
        eq(record.lockedUntil, NOW + 100, "until");
        eq(record.round, 1, "round");
        eq(record.price, PRICE, "price");
        checkState(order, IMarket.State.LOCKED);
        checkBalance(NATIVE, PROVER, FUNDS - COLLATERAL);
        checkBalance(NATIVE, CARRIER, 0);
        eq(market.openLocks(PROVER), 1, "open locks");
        eq(provers.slashes().length, 0, "no slash");
    }

    function testOperatorNeedsNoSignature() public {
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        vm.prank(PROVER); // the stake's owner is not the operator
        vm.expectRevert(ILedger.BadSignature.selector);
        market.lock(order, request, "");
        vm.prank(operator);
        market.lock(order, request, "");
        checkState(order, IMarket.State.LOCKED);
    }

    function testSignatureBindsEveryFieldOfTheRequest() public {
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        request.minPrice = 8;
        bytes memory signature = signWith(OPERATOR_KEY, market.lockDigest(request));
        bytes memory raw = abi.encode(request);
        eq(raw.length, 6 * 32, "one word for each field");
        for (uint256 field = 0; field < 6; ++field) {
            raw[field * 32 + 31] ^= 0x01;
            IMarket.LockRequest memory changed = abi.decode(raw, (IMarket.LockRequest));
            yes(market.lockDigest(changed) != market.lockDigest(request), "digest changes");
            // Two fields are looked at before the signature.
            bytes4 why = ILedger.BadSignature.selector;
            if (field == 0) why = IMarket.WrongOrder.selector;
            if (field == 4) why = IMarket.WrongRound.selector;
            vm.expectPartialRevert(why);
            market.lock(order, changed, signature);
            raw[field * 32 + 31] ^= 0x01;
        }
        market.lock(order, request, signature);
    }

    function testRequestExpiresAndNotOneSecondEarlier() public {
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        request.expiry = uint64(NOW + 10);
        vm.warp(NOW + 11);
        expectLockRevert(order, request, abi.encodeWithSelector(ILedger.SignatureExpired.selector, request.expiry));
        vm.prank(operator); // not even by the operator itself
        vm.expectRevert(abi.encodeWithSelector(ILedger.SignatureExpired.selector, request.expiry));
        market.lock(order, request, "");
        vm.warp(NOW + 10);
        market.lock(order, request, signWith(OPERATOR_KEY, market.lockDigest(request)));
    }

    function testRequestIsForOneOrder() public {
        IMarket.Order memory order = opened();
        IMarket.Order memory second = newOrder(NATIVE);
        second.nonce = 2;
        bytes32 digest = open(second);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        expectLockRevert(
            second, request, abi.encodeWithSelector(IMarket.WrongOrder.selector, request.orderDigest, digest)
        );
    }

    /// A signature that was used for a lock does not serve again once that lock lapsed.
    function testRequestIsForOneRound() public {
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        bytes memory signature = signWith(OPERATOR_KEY, market.lockDigest(request));
        market.lock(order, request, signature);
        lapse(order);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongRound.selector, 0, 1));
        market.lock(order, request, signature);
        request.round = 2; // nor is one made ahead good before its time
        expectLockRevert(order, request, abi.encodeWithSelector(IMarket.WrongRound.selector, 2, 1));
        request.round = 1;
        market.lock(order, request, signWith(OPERATOR_KEY, market.lockDigest(request)));
    }

    // ---- when

    function testLockToTheDeadlineAndNotOneSecondLater() public {
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        request.expiry = type(uint64).max;
        vm.warp(order.deadline + 1);
        expectLockRevert(order, request, abi.encodeWithSelector(IMarket.PastDeadline.selector, order.deadline));
        vm.warp(order.deadline);
        lock(order);
        eq(recordOf(order).lockedUntil, order.deadline, "until");
    }

    function testLockEndsAtTheDeadlineAtTheLatest() public {
        uint256[3] memory before = [uint256(101), 100, 99];
        uint256[3] memory want = [uint256(999), 1000, 1000];
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(NOW);
            IMarket.Order memory order = newOrder(NATIVE);
            order.nonce = i;
            open(order);
            vm.warp(order.deadline - before[i]);
            lock(order);
            eq(recordOf(order).lockedUntil, NOW + want[i], "until");
        }
    }

    function testOneLockAtATime() public {
        IMarket.Order memory order = locked();
        IMarket.LockRequest memory request = newRequest(order, rivalOperator, RIVAL_PAYOUT);
        bytes memory signature = signWith(RIVAL_KEY, market.lockDigest(request));
        vm.warp(NOW + 100); // its last second
        expectWrongState(order, IMarket.State.LOCKED);
        market.lock(order, request, signature);
        vm.warp(NOW + 101);
        market.lock(order, request, signature);
        eq(recordOf(order).prover, RIVAL, "prover");
    }

    function testAnUnknownOrderIsNotLocked() public {
        IMarket.Order memory order = newOrder(NATIVE);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        expectWrongState(order, IMarket.State.NONE);
        vm.prank(operator);
        market.lock(order, request, "");
    }

    function testNoLockUnderAFrozenSelector() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(OTHER_SELECTOR);
        open(order);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        registry.freeze(SELECTOR);
        expectLockRevert(order, request, abi.encodeWithSelector(IMarket.SelectorNotActive.selector, SELECTOR));
    }

    // ---- who, and for whom

    function testUnknownOperator() public {
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, CARRIER, PAYOUT);
        vm.prank(CARRIER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.UnknownProver.selector, CARRIER));
        market.lock(order, request, "");
    }

    function testPayoutIsAnAccount() public {
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, address(0));
        expectLockRevert(order, request, abi.encodeWithSelector(ILedger.ZeroAddress.selector));
        request.payout = address(market);
        expectLockRevert(order, request, abi.encodeWithSelector(ILedger.BadAddress.selector, address(market)));
    }

    /// An operator key that leaked cannot lead the money away.
    function testFixedPayout() public {
        provers.set(operator, PROVER, PAYOUT, 10);
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, RIVAL_PAYOUT);
        expectLockRevert(order, request, abi.encodeWithSelector(IMarket.PayoutFixed.selector, PAYOUT));
        lock(order);
    }

    // ---- stake

    function testCollateralToTheUnit() public {
        vm.prank(PROVER);
        market.withdraw(NATIVE, PROVER, FUNDS - COLLATERAL + 1);
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        expectLockRevert(
            order, request, abi.encodeWithSelector(ILedger.InsufficientBalance.selector, COLLATERAL, COLLATERAL - 1)
        );
        eq(market.openLocks(PROVER), 0, "not counted");
        vm.deal(CARRIER, 3); // value sent along is the prover's and there in time, whoever sends it
        bytes memory signature = signWith(OPERATOR_KEY, market.lockDigest(request));
        vm.prank(CARRIER);
        market.lock{value: 3}(order, request, signature);
        checkBalance(NATIVE, PROVER, 2);
        checkBalance(NATIVE, CARRIER, 0);
    }

    function testCollateralIsInTheOrdersToken() public {
        IMarket.Order memory order = newOrder(address(token));
        open(order);
        vm.deal(operator, 7);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        vm.prank(operator);
        market.lock{value: 7}(order, request, "");
        checkBalance(address(token), PROVER, FUNDS - COLLATERAL);
        checkBalance(NATIVE, PROVER, FUNDS + 7);
        fulfil(order, PAYOUT);
        checkBalance(address(token), PROVER, FUNDS);
        checkAllPaidOut(address(token));
    }

    function testNoCollateralAsked() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.collateral = 0;
        open(order);
        lock(order);
        checkBalance(NATIVE, PROVER, FUNDS);
    }

    // ---- how many at once

    function testCapacity() public {
        provers.set(operator, PROVER, address(0), 2);
        IMarket.Order memory order = newOrder(NATIVE);
        for (uint256 i = 0; i < 2; ++i) {
            order.nonce = i;
            open(order);
            lock(order);
            eq(market.openLocks(PROVER), i + 1, "open locks");
        }
        order.nonce = 2;
        open(order);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        bytes memory why = abi.encodeWithSelector(IMarket.LockCapacityReached.selector, PROVER, 2);
        expectLockRevert(order, request, why);
        lockByRival(order); // somebody else's locks do not count
        provers.set(operator, PROVER, address(0), 1); // stake went; the locks that are held stay
        order.nonce = 0;
        fulfil(order, PAYOUT);
        eq(market.openLocks(PROVER), 1, "one ended");
        order.nonce = 3;
        open(order);
        request = newRequest(order, operator, PAYOUT);
        expectLockRevert(order, request, abi.encodeWithSelector(IMarket.LockCapacityReached.selector, PROVER, 1));
        order.nonce = 1;
        fulfil(order, PAYOUT);
        order.nonce = 3;
        lock(order);
    }

    function testNoStakeNoLock() public {
        provers.set(operator, PROVER, address(0), 0);
        IMarket.Order memory order = opened();
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        expectLockRevert(order, request, abi.encodeWithSelector(IMarket.LockCapacityReached.selector, PROVER, 0));
    }

    /// A prover at its capacity may lock again the order that it lost.
    function testCapacityAtARelock() public {
        provers.set(operator, PROVER, address(0), 1);
        IMarket.Order memory order = locked();
        lapse(order);
        lock(order);
        eq(market.openLocks(PROVER), 1, "open locks");
    }

    function testOpenLocksGoDownOnEveryPath() public {
        IMarket.Order memory order = locked();
        fulfil(order, PAYOUT);
        eq(market.openLocks(PROVER), 0, "fulfilled");

        for (order.nonce = 2; order.nonce <= 5; ++order.nonce) {
            open(order);
            lock(order);
        }
        eq(market.openLocks(PROVER), 4, "four locks");
        order.nonce = 2;
        lapse(order);
        lockByRival(order);
        eq(market.openLocks(PROVER), 3, "relocked by another");
        eq(market.openLocks(RIVAL), 1, "who holds it now");
        order.nonce = 3;
        fulfil(order, RIVAL_PAYOUT);
        eq(market.openLocks(PROVER), 2, "delivered by another");
        vm.warp(order.deadline + 1);
        order.nonce = 4;
        market.expire(order);
        eq(market.openLocks(PROVER), 1, "expired");
        registry.freeze(SELECTOR);
        order.nonce = 5;
        market.expire(order);
        eq(market.openLocks(PROVER), 0, "expired, frozen");
        order.nonce = 2;
        market.expire(order);
        eq(market.openLocks(RIVAL), 0, "the rival's too");
    }

    function testOpenLocksGoDownInAFrozenLock() public {
        IMarket.Order memory order = locked();
        registry.freeze(SELECTOR);
        market.expire(order);
        eq(market.openLocks(PROVER), 0, "open locks");
    }

    /// The count of locks and the balance share a word of storage.
    function testOpenLocksAndBalanceDoNotMix() public {
        locked();
        vm.prank(PROVER);
        market.withdraw(NATIVE, PROVER, FUNDS - COLLATERAL);
        eq(market.openLocks(PROVER), 1, "open locks");
        checkBalance(NATIVE, PROVER, 0);
        vm.deal(address(this), 4);
        market.depositFor{value: 4}(NATIVE, PROVER, 4);
        eq(market.openLocks(PROVER), 1, "open locks");
        checkBalance(NATIVE, PROVER, 4);
    }
}
