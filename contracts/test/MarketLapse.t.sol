// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {IProverRegistry} from "../src/IProverRegistry.sol";
import {Base} from "./Base.sol";
import {MockProvers} from "./Mocks.sol";

/// Locks that lapse: who gets the collateral, how often the stake is slashed, and when neither happens.
contract MarketLapseTest is Base {
    uint256 private constant TO_NEXT = COLLATERAL * NEXT_BPS / 10_000;
    uint256 private constant TO_TREASURY = COLLATERAL * TREASURY_BPS / 10_000;
    uint256 private constant TO_CLIENT = COLLATERAL - TO_NEXT - TO_TREASURY;

    /// The slash number `i` was for this order's lock number `round`, and nothing else.
    function checkSlash(IMarket.Order memory order, uint256 i, uint8 round, address prover, address next) private view {
        MockProvers.Slash memory slash = provers.slashes()[i];
        eq(slash.prover, prover, "prover");
        eq(uint256(slash.fault), uint256(IProverRegistry.Fault.LATE), "fault");
        eq(slash.faultId, keccak256(abi.encode(market.orderDigest(order), uint256(round))), "fault id");
        eq(bytes32(slash.selector), bytes32(order.selector), "selector");
        eq(slash.client, order.client, "client");
        eq(slash.next, next, "next");
    }

    function checkSlashes(uint256 want) private view {
        eq(provers.slashes().length, want, "slashes");
    }

    function expectForfeited(IMarket.Order memory order, address prover) private {
        bytes32 digest = market.orderDigest(order);
        uint256 slashed = provers.SLASHED();
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Forfeited(digest, prover, TO_CLIENT, TO_NEXT, TO_TREASURY, slashed);
    }

    /// An order whose client takes OTHER_SELECTOR's proofs, too, locked by PROVER.
    function lockedWithFallback() private returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(OTHER_SELECTOR);
        open(order);
        lock(order);
    }

    function fulfilWith(bytes4 selector, IMarket.Order memory order, address payout) private {
        bytes memory proof = proveWith(selector, order, sha256(JOURNAL), payout);
        market.fulfil(order, IMarket.Fulfilment(JOURNAL, payout, proof));
    }

    // ---- delivered by somebody else

    function testLockKeepsOthersOutToItsLastSecond() public {
        IMarket.Order memory order = locked();
        IMarket.Fulfilment memory rivals = prove(order, JOURNAL, RIVAL_PAYOUT);
        vm.warp(NOW + 100);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LockedForOther.selector, PAYOUT, uint64(NOW + 100)));
        market.fulfil(order, rivals);
        vm.warp(NOW + 101);
        market.fulfil(order, rivals);
        checkState(order, IMarket.State.FULFILLED);
    }

    function testHolderIsPaidInItsLastSecond() public {
        IMarket.Order memory order = locked();
        vm.warp(NOW + 100);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PROVER, FUNDS);
        checkSlashes(0);
    }

    function testWhoDeliversAfterALapseGetsItsShare() public {
        IMarket.Order memory order = locked();
        lapse(order);
        IMarket.Fulfilment memory rivals = prove(order, JOURNAL, RIVAL_PAYOUT);
        bytes32 digest = market.orderDigest(order);
        expectForfeited(order, PROVER);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Fulfilled(digest, RIVAL_PAYOUT, sha256(JOURNAL), PRICE, PRICE + TO_NEXT);
        market.fulfil(order, rivals);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE + TO_NEXT);
        checkBalance(NATIVE, TREASURY, TO_TREASURY);
        checkBalance(NATIVE, client, FUNDS - PRICE + TO_CLIENT);
        checkBalance(NATIVE, PROVER, FUNDS - COLLATERAL);
        checkAllPaidOut(NATIVE);
        checkSlashes(1);
        checkSlash(order, 0, 1, PROVER, RIVAL_PAYOUT);
    }

    /// Late is late: the holder may still deliver, and is paid as anybody is, but its collateral is split and its stake slashed.
    function testHolderThatDeliversLate() public {
        IMarket.Order memory order = locked();
        vm.warp(order.deadline);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PAYOUT, PRICE + TO_NEXT);
        checkBalance(NATIVE, PROVER, FUNDS - COLLATERAL);
        checkAllPaidOut(NATIVE);
        checkSlashes(1);
        checkSlash(order, 0, 1, PROVER, PAYOUT);
    }

    function testCollateralIsSplitInTheOrdersToken() public {
        IMarket.Order memory order = newOrder(address(token));
        open(order);
        lock(order);
        lapse(order);
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(address(token), RIVAL_PAYOUT, PRICE + TO_NEXT);
        checkBalance(address(token), TREASURY, TO_TREASURY);
        checkBalance(address(token), client, FUNDS - PRICE + TO_CLIENT);
        checkBalance(NATIVE, TREASURY, 0);
        checkAllPaidOut(address(token));
    }

    /// The payer gets its price back; the collateral compensates the client.
    function testForfeitIsTheClientsAndNotThePayers() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.payer = RIVAL;
        bytes memory signature = sign(order);
        vm.prank(RIVAL);
        market.sponsor(order, signature);
        lock(order);
        vm.warp(order.deadline + 1);
        market.expire(order);
        checkBalance(NATIVE, RIVAL, FUNDS);
        checkBalance(NATIVE, client, FUNDS + TO_CLIENT + TO_NEXT);
        checkAllPaidOut(NATIVE);
    }

    function testWhatRoundingLeavesIsTheClients() public {
        provers.setShares(3333, 3333);
        IMarket.Order memory order = newOrder(NATIVE);
        order.collateral = 7;
        open(order);
        lock(order);
        lapse(order);
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE + 2);
        checkBalance(NATIVE, TREASURY, 2);
        checkBalance(NATIVE, client, FUNDS - PRICE + 3);
        checkAllPaidOut(NATIVE);
    }

    function testSharesAtTheirEnds() public {
        uint256[3] memory next = [uint256(0), 10_000, 0];
        uint256[3] memory treasury = [uint256(0), 0, 10_000];
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(NOW);
            provers.setShares(next[i], treasury[i]);
            IMarket.Order memory order = newOrder(NATIVE);
            order.nonce = i;
            open(order);
            lock(order);
            lapse(order);
            fulfil(order, RIVAL_PAYOUT);
        }
        checkBalance(NATIVE, client, FUNDS - 3 * PRICE + COLLATERAL);
        checkBalance(NATIVE, RIVAL_PAYOUT, 3 * PRICE + COLLATERAL);
        checkBalance(NATIVE, TREASURY, COLLATERAL);
        checkAllPaidOut(NATIVE);
    }

    function testALapseWithoutCollateralIsSlashedToo() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.collateral = 0;
        open(order);
        lock(order);
        lapse(order);
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE);
        checkSlashes(1);
    }

    // ---- locked again

    function testRelockForfeitsAndTheShareWaits() public {
        IMarket.Order memory order = locked();
        lapse(order);
        expectForfeited(order, PROVER);
        lockByRival(order);
        IMarket.OrderRecord memory record = recordOf(order);
        eq(record.round, 2, "round");
        eq(record.prover, RIVAL, "prover");
        eq(record.payout, RIVAL_PAYOUT, "payout");
        eq(record.bonus, TO_NEXT, "bonus");
        eq(record.lockedUntil, NOW + 201, "until");
        checkBalance(NATIVE, RIVAL, FUNDS - COLLATERAL);
        checkBalance(NATIVE, client, FUNDS - PRICE + TO_CLIENT);
        checkBalance(NATIVE, TREASURY, TO_TREASURY);
        checkSlashes(1);
        checkSlash(order, 0, 1, PROVER, address(0));

        fulfil(order, RIVAL_PAYOUT); // and goes to who delivers
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE + TO_NEXT);
        checkBalance(NATIVE, RIVAL, FUNDS);
        checkAllPaidOut(NATIVE);
        checkSlashes(1);
    }

    function testTheFirstHolderHasNoClaimOnceRelocked() public {
        IMarket.Order memory order = locked();
        IMarket.Fulfilment memory late = prove(order, JOURNAL, PAYOUT);
        lapse(order);
        lockByRival(order);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LockedForOther.selector, RIVAL_PAYOUT, uint64(NOW + 201)));
        market.fulfil(order, late);
    }

    /// The cap on rounds bounds how long one order can be passed around, and how much can be lost on one that cannot be proven.
    function testThreeRoundsAndNoMore() public {
        IMarket.Order memory order = locked();
        lapse(order);
        lockByRival(order);
        lapse(order);
        lock(order);
        eq(recordOf(order).bonus, 2 * TO_NEXT, "bonus");
        lapse(order);
        IMarket.LockRequest memory request = newRequest(order, rivalOperator, RIVAL_PAYOUT);
        vm.prank(rivalOperator);
        vm.expectRevert(abi.encodeWithSelector(IMarket.RoundsUsedUp.selector, 3));
        market.lock(order, request, "");
        checkSlashes(2);

        fulfil(order, CARRIER); // but anybody may deliver
        checkBalance(NATIVE, CARRIER, PRICE + 3 * TO_NEXT);
        checkBalance(NATIVE, TREASURY, 3 * TO_TREASURY);
        checkBalance(NATIVE, client, FUNDS - PRICE + 3 * TO_CLIENT);
        checkBalance(NATIVE, PROVER, FUNDS - 2 * COLLATERAL);
        checkAllPaidOut(NATIVE);
        checkSlashes(3);
        checkSlash(order, 0, 1, PROVER, address(0));
        checkSlash(order, 1, 2, RIVAL, address(0));
        checkSlash(order, 2, 3, PROVER, CARRIER);
    }

    function testBonusIsTheClientsWhenNobodyDelivers() public {
        IMarket.Order memory order = locked();
        lapse(order);
        lockByRival(order);
        vm.warp(order.deadline + 1);
        expectForfeited(order, RIVAL);
        market.expire(order);
        checkBalance(NATIVE, client, FUNDS + 2 * (TO_CLIENT + TO_NEXT));
        checkBalance(NATIVE, TREASURY, 2 * TO_TREASURY);
        checkAllPaidOut(NATIVE);
        checkSlashes(2);
        checkSlash(order, 1, 2, RIVAL, address(0));
        eq(recordOf(order).bonus, 0, "bonus");
    }

    function testBonusIsPaidOnce() public {
        IMarket.Order memory order = locked();
        lapse(order);
        lockByRival(order);
        fulfil(order, RIVAL_PAYOUT);
        eq(recordOf(order).bonus, 0, "bonus");
        // Another order's bonus is its own.
        IMarket.Order memory second = newOrder(NATIVE);
        second.nonce = 2;
        open(second);
        lock(second);
        fulfil(second, PAYOUT);
        checkBalance(NATIVE, PAYOUT, PRICE);
    }

    // ---- never slashed when the verifier was stopped

    function testFrozenSelectorSparesTheHolderWhenAnotherDelivers() public {
        IMarket.Order memory order = lockedWithFallback();
        lapse(order);
        registry.freeze(SELECTOR);
        fulfilWith(OTHER_SELECTOR, order, RIVAL_PAYOUT);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE);
        checkBalance(NATIVE, PROVER, FUNDS);
        checkAllPaidOut(NATIVE);
        checkSlashes(0);
        eq(market.openLocks(PROVER), 0, "open locks");
    }

    function testFrozenSelectorSparesTheHolderAtTheEnd() public {
        IMarket.Order memory order = lockedWithFallback();
        registry.freeze(SELECTOR);
        vm.warp(order.deadline + 1);
        market.expire(order);
        checkBalance(NATIVE, PROVER, FUNDS);
        checkBalance(NATIVE, client, FUNDS);
        checkAllPaidOut(NATIVE);
        checkSlashes(0);
    }

    function testFrozenFallbackSparesNobody() public {
        IMarket.Order memory order = lockedWithFallback();
        registry.freeze(OTHER_SELECTOR);
        vm.warp(order.deadline + 1);
        market.expire(order);
        checkBalance(NATIVE, PROVER, FUNDS - COLLATERAL);
        checkSlashes(1);
    }

    /// What an earlier round forfeited before the freeze stays forfeited.
    function testFreezeAfterARelock() public {
        IMarket.Order memory order = locked();
        lapse(order);
        lockByRival(order);
        registry.freeze(SELECTOR);
        market.expire(order);
        checkBalance(NATIVE, RIVAL, FUNDS);
        checkBalance(NATIVE, PROVER, FUNDS - COLLATERAL);
        checkBalance(NATIVE, client, FUNDS + TO_CLIENT + TO_NEXT);
        checkAllPaidOut(NATIVE);
        checkSlashes(1);
    }

    function testNoRelockWhenFrozen() public {
        IMarket.Order memory order = lockedWithFallback();
        lapse(order);
        registry.freeze(SELECTOR);
        IMarket.LockRequest memory request = newRequest(order, rivalOperator, RIVAL_PAYOUT);
        vm.prank(rivalOperator);
        vm.expectRevert(abi.encodeWithSelector(IMarket.SelectorNotActive.selector, SELECTOR));
        market.lock(order, request, "");
    }

    // ---- whatever the shares, the rounds and the collateral: nothing is lost and nothing made

    function testFuzzForfeitsAddUp(uint96 collateral, uint16 nextBps, uint16 treasuryBps, uint8 rounds, bool delivered)
        public
    {
        collateral = uint96(bound(collateral, 0, 30 ether));
        nextBps = uint16(bound(nextBps, 0, 10_000));
        treasuryBps = uint16(bound(treasuryBps, 0, 10_000 - nextBps));
        rounds = uint8(bound(rounds, 1, 3));
        provers.setShares(nextBps, treasuryBps);
        IMarket.Order memory order = newOrder(NATIVE);
        order.collateral = collateral;
        open(order);
        for (uint256 i = 0; i < rounds; ++i) {
            lock(order);
            lapse(order);
        }
        uint256 toNext = uint256(collateral) * nextBps / 10_000;
        uint256 toTreasury = uint256(collateral) * treasuryBps / 10_000;
        uint256 toClient = collateral - toNext - toTreasury;
        if (delivered) {
            fulfil(order, RIVAL_PAYOUT);
            checkBalance(NATIVE, RIVAL_PAYOUT, PRICE + rounds * toNext);
            checkBalance(NATIVE, client, FUNDS - PRICE + rounds * toClient);
        } else {
            vm.warp(order.deadline + 1);
            market.expire(order);
            checkBalance(NATIVE, client, FUNDS + rounds * (toClient + toNext));
        }
        checkBalance(NATIVE, TREASURY, rounds * toTreasury);
        checkBalance(NATIVE, PROVER, FUNDS - uint256(rounds) * collateral);
        checkAllPaidOut(NATIVE);
        checkSlashes(rounds);
    }
}
