// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INonces} from "../src/Nonces.sol";
import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";
import {Wallet} from "./Mocks.sol";

/// Ends without a result: cancel, replace, expire; and that every end is final.
contract MarketEndTest is Base {
    function cancelSignature(IMarket.Order memory order, uint64 expiry) private view returns (bytes memory) {
        return signWith(CLIENT_KEY, market.cancelDigest(market.orderDigest(order), expiry));
    }

    function replaceSignature(IMarket.Order memory old, IMarket.Order memory replacement, uint64 expiry)
        private
        view
        returns (bytes memory)
    {
        bytes32 digest = market.replaceDigest(market.orderDigest(old), market.orderDigest(replacement), expiry);
        return signWith(CLIENT_KEY, digest);
    }

    // ---- cancel

    function testCancelRefunds() public {
        IMarket.Order memory order = opened();
        bytes32 digest = market.orderDigest(order);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Cancelled(digest);
        vm.prank(client);
        market.cancel(order, 0, "");
        checkState(order, IMarket.State.CANCELLED);
        checkBalance(NATIVE, client, FUNDS);
        checkAllPaidOut(NATIVE);
        yes(market.nonceUsed(client, order.nonce), "the nonce stays used");
    }

    function testCancelByAnyoneWithTheSignature() public {
        IMarket.Order memory order = newOrder(address(token));
        open(order);
        bytes memory signature = cancelSignature(order, order.deadline);
        vm.prank(CARRIER);
        market.cancel(order, order.deadline, signature);
        checkBalance(address(token), client, FUNDS);
    }

    function testNobodyElseCancels() public {
        IMarket.Order memory order = opened();
        vm.prank(CARRIER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyClient.selector, CARRIER, client));
        market.cancel(order, order.deadline, "");
        bytes memory rivals = signWith(RIVAL_KEY, market.cancelDigest(market.orderDigest(order), order.deadline));
        vm.expectRevert(ILedger.BadSignature.selector);
        market.cancel(order, order.deadline, rivals);
    }

    function testThePayerDoesNotCancel() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.payer = RIVAL;
        bytes memory signature = sign(order);
        vm.prank(RIVAL);
        market.sponsor(order, signature);
        vm.prank(RIVAL);
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyClient.selector, RIVAL, client));
        market.cancel(order, 0, "");
        vm.prank(client);
        market.cancel(order, 0, "");
        checkBalance(NATIVE, RIVAL, FUNDS);
    }

    function testCancelSignatureExpiresAndNotOneSecondEarlier() public {
        IMarket.Order memory order = opened();
        uint64 expiry = uint64(NOW + 10);
        bytes memory signature = cancelSignature(order, expiry);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.cancel(order, expiry + 1, signature); // the expiry is signed
        vm.warp(NOW + 11);
        vm.expectRevert(abi.encodeWithSelector(ILedger.SignatureExpired.selector, expiry));
        market.cancel(order, expiry, signature);
        vm.warp(NOW + 10);
        market.cancel(order, expiry, signature);
    }

    function testCancelSignatureIsForOneOrder() public {
        IMarket.Order memory order = opened();
        IMarket.Order memory second = newOrder(NATIVE);
        second.nonce = 2;
        open(second);
        bytes memory signature = cancelSignature(order, order.deadline);
        market.cancel(order, order.deadline, signature);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.cancel(second, order.deadline, signature);
        expectWrongState(order, IMarket.State.CANCELLED);
        market.cancel(order, order.deadline, signature);
    }

    /// Somebody may be proving: not during a lock, and not after it lapsed.
    function testNoCancelOnceLocked() public {
        IMarket.Order memory order = locked();
        expectWrongState(order, IMarket.State.LOCKED);
        vm.prank(client);
        market.cancel(order, 0, "");
        lapse(order);
        expectWrongState(order, IMarket.State.LOCKED);
        vm.prank(client);
        market.cancel(order, 0, "");
    }

    function testContractClientCancels() public {
        Wallet wallet = new Wallet();
        fund(address(wallet));
        IMarket.Order memory order = newOrder(NATIVE);
        order.client = address(wallet);
        vm.prank(address(wallet));
        market.open(order, "");
        wallet.accept(market.cancelDigest(market.orderDigest(order), order.deadline));
        market.cancel(order, order.deadline, "any");
        checkBalance(NATIVE, address(wallet), FUNDS);
    }

    // ---- replace

    function replacementOf(IMarket.Order memory old) private pure returns (IMarket.Order memory replacement) {
        replacement = abi.decode(abi.encode(old), (IMarket.Order));
        replacement.nonce = 2;
        replacement.minPrice = replacement.maxPrice = uint96(2 * PRICE);
    }

    function testReplaceCancelsAndOpens() public {
        IMarket.Order memory old = opened();
        IMarket.Order memory replacement = replacementOf(old);
        bytes32 digest = market.orderDigest(replacement);
        bytes32 oldDigest = market.orderDigest(old);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Cancelled(oldDigest);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Opened(digest, client, replacement);
        vm.prank(client);
        eq(market.replace(old, replacement, 0, ""), digest, "digest");
        checkState(old, IMarket.State.CANCELLED);
        checkState(replacement, IMarket.State.OPEN);
        checkBalance(NATIVE, client, FUNDS - 2 * PRICE);
        yes(market.nonceUsed(client, 1) && market.nonceUsed(client, 2), "both nonces are used");
        bytes memory signature = sign(old);
        vm.expectRevert(abi.encodeWithSelector(INonces.NonceUsed.selector, client, 1));
        market.open(old, signature); // the old order does not come back
    }

    /// The refund is there for the new price, and so is value sent along.
    function testReplaceUsesTheRefundAndTheValue() public {
        vm.prank(client);
        market.withdraw(NATIVE, client, FUNDS - PRICE);
        IMarket.Order memory old = opened();
        IMarket.Order memory replacement = replacementOf(old);
        bytes memory signature = replaceSignature(old, replacement, old.deadline);
        vm.deal(CARRIER, PRICE);
        vm.prank(CARRIER);
        expectInsufficient(2 * PRICE, PRICE + 1);
        market.replace{value: 1}(old, replacement, old.deadline, signature);
        vm.prank(CARRIER);
        market.replace{value: PRICE}(old, replacement, old.deadline, signature);
        checkBalance(NATIVE, client, 0);
        checkState(replacement, IMarket.State.OPEN);
    }

    function testNobodyElseReplaces() public {
        IMarket.Order memory old = opened();
        IMarket.Order memory replacement = replacementOf(old);
        vm.prank(CARRIER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyClient.selector, CARRIER, client));
        market.replace(old, replacement, old.deadline, "");
        // A signature of the new order alone does not end the old one.
        bytes memory signature = sign(replacement);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.replace(old, replacement, old.deadline, signature);
    }

    function testReplaceSignatureBindsBothOrdersAndTheExpiry() public {
        IMarket.Order memory old = opened();
        IMarket.Order memory replacement = replacementOf(old);
        bytes memory signature = replaceSignature(old, replacement, old.deadline);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.replace(old, replacement, old.deadline + 1, signature);
        replacement.maxPrice -= 1;
        replacement.minPrice -= 1;
        vm.expectRevert(ILedger.BadSignature.selector);
        market.replace(old, replacement, old.deadline, signature);
        replacement = replacementOf(old);
        IMarket.Order memory third = replacementOf(old);
        third.nonce = 3;
        open(third);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.replace(third, replacement, old.deadline, signature);
        market.replace(old, replacement, old.deadline, signature);
    }

    function testReplaceSignatureExpires() public {
        IMarket.Order memory old = opened();
        IMarket.Order memory replacement = replacementOf(old);
        uint64 expiry = uint64(NOW + 10);
        bytes memory signature = replaceSignature(old, replacement, expiry);
        vm.warp(NOW + 11);
        vm.expectRevert(abi.encodeWithSelector(ILedger.SignatureExpired.selector, expiry));
        market.replace(old, replacement, expiry, signature);
        vm.warp(NOW + 10);
        market.replace(old, replacement, expiry, signature);
    }

    function testReplaceIsOneClients() public {
        IMarket.Order memory old = opened();
        IMarket.Order memory replacement = replacementOf(old);
        replacement.client = RIVAL;
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyClient.selector, RIVAL, client));
        market.replace(old, replacement, 0, "");
        vm.prank(RIVAL);
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyClient.selector, RIVAL, client));
        market.replace(old, replacement, 0, "");
    }

    function testReplacementIsPaidByTheClient() public {
        IMarket.Order memory old = newOrder(NATIVE);
        old.payer = RIVAL;
        bytes memory signature = sign(old);
        vm.prank(RIVAL);
        market.sponsor(old, signature);
        IMarket.Order memory replacement = replacementOf(old);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongPayer.selector, RIVAL));
        market.replace(old, replacement, 0, "");
        replacement.payer = address(0);
        vm.prank(client);
        market.replace(old, replacement, 0, "");
        checkBalance(NATIVE, RIVAL, FUNDS); // its refund
        checkBalance(NATIVE, client, FUNDS - 2 * PRICE);
    }

    function testNoReplaceOnceLockedAndNotByItself() public {
        IMarket.Order memory old = opened();
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(INonces.NonceUsed.selector, client, 1));
        market.replace(old, old, 0, "");
        lock(old);
        IMarket.Order memory replacement = replacementOf(old);
        expectWrongState(old, IMarket.State.LOCKED);
        vm.prank(client);
        market.replace(old, replacement, 0, "");
        checkState(replacement, IMarket.State.NONE);
    }

    function testAReplacementThatCannotOpenLeavesTheOldOrder() public {
        IMarket.Order memory old = opened();
        IMarket.Order memory replacement = replacementOf(old);
        replacement.lockSeconds = 0;
        vm.prank(client);
        vm.expectPartialRevert(IMarket.LockSecondsOutOfRange.selector);
        market.replace(old, replacement, 0, "");
        checkState(old, IMarket.State.OPEN);
        checkBalance(NATIVE, client, FUNDS - PRICE);
    }

    // ---- expire

    function testExpireOneSecondAfterTheDeadline() public {
        IMarket.Order memory order = opened();
        bytes memory why = abi.encodeWithSelector(IMarket.BeforeDeadline.selector, order.deadline);
        vm.warp(order.deadline - 1);
        vm.expectRevert(why);
        market.expire(order);
        vm.warp(order.deadline);
        vm.expectRevert(why);
        market.expire(order);
        vm.warp(order.deadline + 1);
        bytes32 digest = market.orderDigest(order);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Expired(digest);
        vm.prank(CARRIER);
        market.expire(order);
        checkState(order, IMarket.State.EXPIRED);
        checkBalance(NATIVE, client, FUNDS);
        checkAllPaidOut(NATIVE);
    }

    function testExpireRefundsThePayer() public {
        IMarket.Order memory order = newOrder(address(token));
        order.payer = RIVAL;
        bytes memory signature = sign(order);
        vm.prank(RIVAL);
        market.sponsor(order, signature);
        vm.warp(order.deadline + 1);
        market.expire(order);
        checkBalance(address(token), RIVAL, FUNDS);
        checkBalance(address(token), client, FUNDS);
    }

    function testExpireAtOnceWhenAllVerifiersAreFrozen() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(bytes.concat(ROOT_SELECTOR, OTHER_SELECTOR));
        open(order);
        lock(order);
        bytes memory why = abi.encodeWithSelector(IMarket.BeforeDeadline.selector, order.deadline);
        registry.freeze(SELECTOR);
        vm.expectRevert(why);
        market.expire(order); // a fallback keeps it alive
        registry.freeze(ROOT_SELECTOR);
        vm.expectRevert(why);
        market.expire(order); // even the last one
        registry.freeze(OTHER_SELECTOR);
        market.expire(order);
        checkState(order, IMarket.State.EXPIRED);
        checkBalance(NATIVE, client, FUNDS);
        checkBalance(NATIVE, PROVER, FUNDS);
        checkAllPaidOut(NATIVE);
        eq(provers.slashes().length, 0, "no slash");
    }

    function testFrozenFallbackAloneDoesNotEndAnOrder() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(OTHER_SELECTOR);
        open(order);
        registry.freeze(OTHER_SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(IMarket.BeforeDeadline.selector, order.deadline));
        market.expire(order);
    }

    /// A fallback that was never added, or that comes after the list's end, keeps nothing alive.
    function testUnknownFallbackKeepsNothingAlive() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(bytes.concat(bytes4(0xdeadbeef), bytes4(0), OTHER_SELECTOR));
        open(order);
        registry.freeze(SELECTOR);
        market.expire(order);
        checkState(order, IMarket.State.EXPIRED);
    }

    // ---- every end is final

    /// Every call on an ended order is refused or skipped, and no balance changes.
    function checkFinal(IMarket.Order memory order, IMarket.State state) private {
        checkState(order, state);
        uint256 clients = market.balanceOf(NATIVE, client);
        uint256 payouts = market.balanceOf(NATIVE, PAYOUT);
        bytes memory signature = sign(order);
        bool late = block.timestamp >= order.deadline;
        vm.expectPartialRevert(late ? IMarket.DeadlineOutOfRange.selector : INonces.NonceUsed.selector);
        market.open(order, signature);
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        request.expiry = type(uint64).max;
        expectWrongState(order, state);
        vm.prank(operator);
        market.lock(order, request, "");
        IMarket.Fulfilment[] memory fulfilments = new IMarket.Fulfilment[](1);
        fulfilments[0] = prove(order, JOURNAL, PAYOUT);
        expectWrongState(order, state);
        market.fulfil(order, fulfilments[0]);
        expectWrongState(order, state);
        vm.prank(client);
        market.cancel(order, 0, "");
        IMarket.Order memory replacement = replacementOf(order);
        expectWrongState(order, state);
        vm.prank(client);
        market.replace(order, replacement, 0, "");
        expectWrongState(order, state);
        market.expire(order);
        IMarket.Order[] memory orders = new IMarket.Order[](1);
        orders[0] = order;
        no(market.fulfilMany(orders, fulfilments)[0], "paid again");
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        no(market.fulfilBatch(root, proof, orders, items)[0], "paid again in a batch");
        checkState(order, state);
        checkBalance(NATIVE, client, clients);
        checkBalance(NATIVE, PAYOUT, payouts);
        checkAllPaidOut(NATIVE);
    }

    function ofAnySelector() private returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(ROOT_SELECTOR);
        open(order);
    }

    function testFulfilledIsFinal() public {
        IMarket.Order memory order = ofAnySelector();
        lock(order);
        fulfil(order, PAYOUT);
        checkFinal(order, IMarket.State.FULFILLED);
        vm.warp(order.deadline + 1);
        checkFinal(order, IMarket.State.FULFILLED);
    }

    function testCancelledIsFinal() public {
        IMarket.Order memory order = ofAnySelector();
        vm.prank(client);
        market.cancel(order, 0, "");
        checkFinal(order, IMarket.State.CANCELLED);
        vm.warp(order.deadline + 1);
        checkFinal(order, IMarket.State.CANCELLED);
    }

    function testExpiredIsFinal() public {
        IMarket.Order memory order = ofAnySelector();
        lock(order);
        vm.warp(order.deadline + 1);
        market.expire(order);
        checkFinal(order, IMarket.State.EXPIRED);
    }
}
