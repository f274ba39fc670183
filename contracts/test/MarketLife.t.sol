// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {Base} from "./Base.sol";
import {MockVerifier} from "./Mocks.sol";

/// Lock, fulfil, cancel, expire: every way through an order's life, to the second, and every refusal.
contract MarketLifeTest is Base {
    // ---- lock

    function testLockTakesCollateral() public {
        IMarket.Order memory order = opened();
        bytes32 digest = market.orderDigest(order);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Locked(digest, PROVER, PAYOUT, uint64(NOW + 100));
        lock(order);
        IMarket.Record memory record = recordOf(order);
        eq(record.prover, PROVER, "prover");
        eq(record.payout, PAYOUT, "payout");
        eq(record.lockedUntil, NOW + 100, "until");
        checkBalance(address(0), PROVER, FUNDS - COLLATERAL);
        eq(market.collateralHeld(address(0)), COLLATERAL, "held");
        eq(market.reserved(address(0)), PRICE, "reserved");
    }

    function testLockEndsAtTheDeadline() public {
        IMarket.Order memory order = opened();
        vm.warp(order.deadline - 99);
        lock(order);
        eq(recordOf(order).lockedUntil, order.deadline, "until");
    }

    function testLockInTheTokenWithValueSent() public {
        IMarket.Order memory order = newOrder(address(token));
        open(order);
        vm.deal(PROVER, 7);
        vm.prank(PROVER);
        market.lock{value: 7}(order, PAYOUT);
        checkBalance(address(token), PROVER, FUNDS - COLLATERAL);
        checkBalance(address(0), PROVER, FUNDS + 7);
    }

    function testLockWithValueForTheCollateral() public {
        IMarket.Order memory order = opened();
        vm.deal(CARRIER, COLLATERAL);
        vm.prank(CARRIER);
        market.lock{value: COLLATERAL}(order, PAYOUT);
        checkBalance(address(0), CARRIER, 0);
    }

    function testLockRefusals() public {
        IMarket.Order memory order = newOrder(address(0));
        expectWrongState(order, IMarket.State.NONE);
        market.lock(order, PAYOUT);

        order = opened();
        vm.expectRevert(IMarket.ZeroAddress.selector);
        market.lock(order, address(0));
        vm.expectRevert(abi.encodeWithSelector(IMarket.BadAddress.selector, address(market)));
        market.lock(order, address(market));
        vm.prank(CARRIER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.InsufficientBalance.selector, COLLATERAL, 0));
        market.lock(order, PAYOUT);
    }

    function testLockToTheDeadlineAndNotOneSecondLater() public {
        IMarket.Order memory order = opened();
        vm.warp(order.deadline + 1);
        vm.prank(PROVER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.PastDeadline.selector, order.deadline));
        market.lock(order, PAYOUT);
        vm.warp(order.deadline);
        lock(order);
    }

    function testLockOnlyOnce() public {
        IMarket.Order memory order = locked();
        expectWrongState(order, IMarket.State.LOCKED);
        vm.prank(RIVAL);
        market.lock(order, RIVAL_PAYOUT);
        vm.warp(NOW + 101); // lapsed: others may deliver, not lock
        expectWrongState(order, IMarket.State.LOCKED);
        vm.prank(RIVAL);
        market.lock(order, RIVAL_PAYOUT);
    }

    /// Acting on an order needs all its fields: a changed one is another, unknown order.
    function testAChangedOrderIsUnknown() public {
        IMarket.Order memory order = locked();
        order.price *= 2;
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        expectWrongState(order, IMarket.State.NONE);
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        expectWrongState(order, IMarket.State.NONE);
        market.expire(order);
        expectWrongState(order, IMarket.State.NONE);
        vm.prank(client);
        market.cancel(order);
    }

    // ---- fulfil

    function testFulfilPaysThePayout() public {
        IMarket.Order memory order = locked();
        bytes32 digest = market.orderDigest(order);
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CollateralReleased(digest, PROVER, COLLATERAL);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Fulfilled(digest, PAYOUT, sha256(JOURNAL), PRICE);
        vm.prank(CARRIER); // anybody may carry it
        market.fulfil(order, JOURNAL, PAYOUT, proof);

        checkState(order, IMarket.State.FULFILLED);
        eq(recordOf(order).journalDigest, sha256(JOURNAL), "journal digest");
        checkBalance(address(0), PAYOUT, PRICE);
        checkBalance(address(0), PROVER, FUNDS);
        checkBalance(address(0), client, FUNDS - PRICE);
        checkSettled(address(0));
    }

    function testFulfilWithTheToken() public {
        IMarket.Order memory order = newOrder(address(token));
        open(order);
        lock(order);
        fulfil(order, PAYOUT);
        checkBalance(address(token), PAYOUT, PRICE);
        checkBalance(address(token), PROVER, FUNDS);
        checkSettled(address(token));
    }

    function testFulfilWithoutALock() public {
        IMarket.Order memory order = opened();
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(address(0), RIVAL_PAYOUT, PRICE);
        eq(recordOf(order).payout, RIVAL_PAYOUT, "payout");
        checkSettled(address(0));
    }

    function testLockKeepsOthersOutToItsLastSecond() public {
        IMarket.Order memory order = locked();
        bytes memory proof = prove(order, JOURNAL, RIVAL_PAYOUT);
        vm.warp(NOW + 100);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LockedForOther.selector, PAYOUT, uint64(NOW + 100)));
        market.fulfil(order, JOURNAL, RIVAL_PAYOUT, proof);
        fulfil(order, PAYOUT);
    }

    function testLapsedLockLosesCollateralToWhoDelivers() public {
        IMarket.Order memory order = locked();
        vm.warp(NOW + 101);
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(address(0), RIVAL_PAYOUT, PRICE + COLLATERAL);
        checkBalance(address(0), PROVER, FUNDS - COLLATERAL);
        checkSettled(address(0));
    }

    function testLapsedHolderMayStillDeliver() public {
        IMarket.Order memory order = locked();
        vm.warp(order.deadline);
        fulfil(order, PAYOUT);
        checkBalance(address(0), PAYOUT, PRICE);
        checkBalance(address(0), PROVER, FUNDS);
        checkSettled(address(0));
    }

    function testFulfilNotOneSecondLate() public {
        IMarket.Order memory order = locked();
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        vm.warp(order.deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.PastDeadline.selector, order.deadline));
        market.fulfil(order, JOURNAL, PAYOUT, proof);
    }

    function testFulfilOnce() public {
        IMarket.Order memory order = locked();
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        expectWrongState(order, IMarket.State.FULFILLED);
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        checkBalance(address(0), PAYOUT, PRICE);
    }

    function testJournalLength() public {
        IMarket.Order memory order = opened();
        bytes memory journal = new bytes(65);
        bytes memory proof = prove(order, journal, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.JournalTooLong.selector, 65, 64));
        market.fulfil(order, journal, PAYOUT, proof);
        journal = new bytes(64);
        market.fulfil(order, journal, PAYOUT, prove(order, journal, PAYOUT));
    }

    function testFulfilRefusesBadPayouts() public {
        IMarket.Order memory order = opened();
        bytes memory proof = prove(order, JOURNAL, address(0));
        vm.expectRevert(IMarket.ZeroAddress.selector);
        market.fulfil(order, JOURNAL, address(0), proof);
        proof = prove(order, JOURNAL, address(market));
        vm.expectRevert(abi.encodeWithSelector(IMarket.BadAddress.selector, address(market)));
        market.fulfil(order, JOURNAL, address(market), proof);
    }

    /// The proof's selector is the order's, even when both are registered and the other would say yes.
    function testFulfilRefusesAnotherSelector() public {
        IMarket.Order memory order = opened();
        uint256 context = market.contextOf(market.orderDigest(order), PAYOUT);
        bytes memory proof =
            MockVerifier(address(registry.get(OTHER_SELECTOR))).prove(order.programId, sha256(JOURNAL), context);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongSelector.selector, OTHER_SELECTOR, SELECTOR));
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongSelector.selector, bytes4(0), SELECTOR));
        market.fulfil(order, JOURNAL, PAYOUT, "");
    }

    // ---- the verifier is asked about this order, this payout, this journal, this chain and this market

    function expectRefused(IMarket.Order memory order, bytes memory journal, address payout, bytes memory proof)
        private
    {
        vm.expectRevert(MockVerifier.MockSaysNo.selector);
        market.fulfil(order, journal, payout, proof);
    }

    function testProofIsBoundToTheOrder() public {
        IMarket.Order memory order = opened();
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        expectRefused(order, JOURNAL, RIVAL_PAYOUT, proof);
        expectRefused(order, "journaL", PAYOUT, proof);
        expectRefused(order, "", PAYOUT, proof);

        IMarket.Order memory second = newOrder(address(0)); // the same work, ordered again
        second.nonce = 2;
        open(second);
        expectRefused(second, JOURNAL, PAYOUT, proof);
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        expectRefused(second, JOURNAL, PAYOUT, proof);
    }

    function testContextIsBoundToMarketAndChain() public {
        bytes32 digest = market.orderDigest(newOrder(address(0)));
        uint256 here = market.contextOf(digest, PAYOUT);
        yes(here < 1 << 253, "253 bits");
        Market other = new Market(registry, address(token));
        yes(other.contextOf(digest, PAYOUT) != here, "market");
        vm.chainId(1);
        yes(market.contextOf(digest, PAYOUT) != here, "chain");
    }

    // ---- cancel

    function testCancelRefunds() public {
        IMarket.Order memory order = opened();
        bytes32 digest = market.orderDigest(order);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Cancelled(digest);
        vm.prank(client);
        market.cancel(order);
        checkState(order, IMarket.State.CANCELLED);
        checkBalance(address(0), client, FUNDS);
        checkSettled(address(0));

        expectWrongState(order, IMarket.State.CANCELLED);
        lock(order);
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NonceUsed.selector, client, 1));
        market.open(order, signature);
    }

    function testCancelRefusals() public {
        IMarket.Order memory order = opened();
        vm.prank(CARRIER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyClient.selector, CARRIER, client));
        market.cancel(order);
        lock(order);
        expectWrongState(order, IMarket.State.LOCKED);
        vm.prank(client);
        market.cancel(order);
        vm.warp(NOW + 101); // not after a lapse either: somebody may be proving
        expectWrongState(order, IMarket.State.LOCKED);
        vm.prank(client);
        market.cancel(order);
    }

    // ---- expire

    function testExpireOneSecondAfterTheDeadline() public {
        IMarket.Order memory order = opened();
        vm.warp(order.deadline);
        vm.expectRevert(abi.encodeWithSelector(IMarket.BeforeDeadline.selector, order.deadline));
        market.expire(order);
        vm.warp(order.deadline + 1);
        vm.prank(CARRIER);
        market.expire(order);
        checkState(order, IMarket.State.EXPIRED);
        checkBalance(address(0), client, FUNDS);
        checkSettled(address(0));
        expectWrongState(order, IMarket.State.EXPIRED);
        market.expire(order);
    }

    function testExpireGivesTheCollateralToTheClient() public {
        IMarket.Order memory order = locked();
        bytes32 digest = market.orderDigest(order);
        vm.warp(order.deadline + 1);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CollateralReleased(digest, client, COLLATERAL);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Expired(digest);
        market.expire(order);
        checkBalance(address(0), client, FUNDS + COLLATERAL);
        checkBalance(address(0), PROVER, FUNDS - COLLATERAL);
        checkSettled(address(0));
    }

    function testTerminalStatesStay() public {
        IMarket.Order memory order = locked();
        fulfil(order, PAYOUT);
        vm.warp(order.deadline + 1);
        expectWrongState(order, IMarket.State.FULFILLED);
        market.expire(order);
        expectWrongState(order, IMarket.State.FULFILLED);
        vm.prank(client);
        market.cancel(order);
    }

    // ---- a frozen selector never pays and never slashes

    function testFrozenSelectorStopsLockAndFulfil() public {
        IMarket.Order memory order = opened();
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        vm.prank(GUARDIAN);
        registry.freeze(SELECTOR);
        vm.prank(PROVER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.SelectorNotActive.selector, SELECTOR));
        market.lock(order, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.SelectorFrozen.selector, SELECTOR));
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        market.expire(order); // at once
        checkBalance(address(0), client, FUNDS);
        checkSettled(address(0));
    }

    function testFrozenSelectorFreesCollateral() public {
        IMarket.Order memory order = locked();
        registry.freeze(SELECTOR);
        market.expire(order);
        checkState(order, IMarket.State.EXPIRED);
        checkBalance(address(0), client, FUNDS);
        checkBalance(address(0), PROVER, FUNDS);
        checkSettled(address(0));
    }

    function testFrozenSelectorFreesCollateralAfterTheDeadlineToo() public {
        IMarket.Order memory order = locked();
        vm.warp(order.deadline + 1000);
        registry.freeze(SELECTOR);
        market.expire(order);
        checkBalance(address(0), PROVER, FUNDS);
        checkBalance(address(0), client, FUNDS);
    }

    function testAVerifierWithChangedCodeIsNotAsked() public {
        IMarket.Order memory order = locked();
        bytes memory proof = prove(order, JOURNAL, PAYOUT);
        vm.etch(address(verifier), hex"00"); // would accept everything
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.CodeChanged.selector, SELECTOR, address(verifier)));
        market.fulfil(order, JOURNAL, PAYOUT, proof);
        market.expire(order);
        checkBalance(address(0), PROVER, FUNDS);
    }
}
