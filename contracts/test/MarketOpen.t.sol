// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INonces} from "../src/Nonces.sol";
import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {IProverRegistry} from "../src/IProverRegistry.sol";
import {Market} from "../src/Market.sol";
import {Terms} from "../src/Terms.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {Base} from "./Base.sol";

/// What may be opened: every field's limits, who pays, and each nonce once.
contract MarketOpenTest is Base {
    function expectOpenRevert(IMarket.Order memory order, bytes memory why) private {
        bytes memory signature = sign(order);
        vm.prank(CARRIER);
        vm.expectRevert(why);
        market.open(order, signature);
    }

    /// Opens with the next nonce, so that one test can open many.
    function opens(IMarket.Order memory order) private {
        open(order);
        checkState(order, IMarket.State.OPEN);
        ++order.nonce;
    }

    function testOpenReservesTheMaximalPrice() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.minPrice = 1;
        bytes32 digest = market.orderDigest(order);
        bytes memory signature = sign(order);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Opened(digest, client, order);
        vm.prank(CARRIER);
        eq(market.open(order, signature), digest, "digest");

        checkState(order, IMarket.State.OPEN);
        checkBalance(NATIVE, client, FUNDS - PRICE);
        yes(market.nonceUsed(client, order.nonce), "nonce");
        no(market.nonceUsed(client, order.nonce + 1), "next nonce");
        eq(market.openLocks(client), 0, "no lock");
    }

    function testOpenWithTheToken() public {
        open(newOrder(address(token)));
        checkBalance(address(token), client, FUNDS - PRICE);
        checkBalance(NATIVE, client, FUNDS);
    }

    // ---- who pays

    /// Value sent with the order is the client's, whoever carries it, and is there for the reservation.
    function testValueIsCreditedToTheClientFirst() public {
        vm.prank(client);
        market.withdraw(NATIVE, client, FUNDS);
        IMarket.Order memory order = newOrder(NATIVE);
        bytes memory signature = sign(order);
        vm.deal(CARRIER, PRICE + 5);
        vm.prank(CARRIER);
        market.open{value: PRICE + 5}(order, signature);
        checkBalance(NATIVE, client, 5);
        checkBalance(NATIVE, CARRIER, 0);
    }

    function testInsufficientBalanceToTheUnit() public {
        vm.prank(client);
        market.withdraw(NATIVE, client, FUNDS - PRICE + 1);
        IMarket.Order memory order = newOrder(NATIVE);
        expectOpenRevert(order, abi.encodeWithSelector(ILedger.InsufficientBalance.selector, PRICE, PRICE - 1));
        vm.deal(address(this), 1);
        market.depositFor{value: 1}(NATIVE, client, 1);
        open(order);
        checkBalance(NATIVE, client, 0);
    }

    function testSponsorPaysAndValueIsItsOwn() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.payer = RIVAL;
        bytes memory signature = sign(order);
        vm.deal(RIVAL, 5);
        vm.prank(RIVAL);
        eq(market.sponsor{value: 5}(order, signature), market.orderDigest(order), "digest");
        checkBalance(NATIVE, RIVAL, FUNDS + 5 - PRICE);
        checkBalance(NATIVE, client, FUNDS);
        yes(market.nonceUsed(client, order.nonce), "the nonce is the client's");
        no(market.nonceUsed(RIVAL, order.nonce), "not the payer's");
        vm.prank(client);
        market.cancel(order, 0, "");
        checkBalance(NATIVE, RIVAL, FUNDS + 5); // refunded
        checkBalance(NATIVE, client, FUNDS);
    }

    /// Else anybody could sign orders that spend a stranger's balance.
    function testNobodyElseSponsorsAPayersOrder() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.payer = RIVAL;
        bytes memory why = abi.encodeWithSelector(IMarket.WrongPayer.selector, RIVAL);
        bytes memory signature = sign(order);
        vm.expectRevert(why);
        vm.prank(CARRIER);
        market.sponsor(order, signature);
        vm.expectRevert(why);
        vm.prank(client); // nor the client
        market.sponsor(order, "");
    }

    /// Nobody who carries orders for others pays for one by accident: not even the payer that it names.
    function testOpenChargesTheClientOnly() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.payer = RIVAL;
        bytes memory why = abi.encodeWithSelector(IMarket.WrongPayer.selector, RIVAL);
        expectOpenRevert(order, why);
        IMarket.Order[] memory orders = new IMarket.Order[](1);
        bytes[] memory signatures = new bytes[](1);
        (orders[0], signatures[0]) = (order, sign(order));
        vm.prank(RIVAL);
        vm.expectRevert(why);
        market.open(order, signatures[0]);
        vm.prank(RIVAL);
        vm.expectRevert(why);
        market.openMany(orders, signatures);

        order.payer = client; // itself, by name: as if it were left out
        open(order);
        checkBalance(NATIVE, client, FUNDS - PRICE);
    }

    function testClientSponsorsItself() public {
        IMarket.Order memory order = newOrder(NATIVE);
        vm.prank(client);
        market.sponsor(order, "");
        order.nonce = 2;
        bytes memory signature = sign(order);
        vm.prank(RIVAL);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongPayer.selector, address(0)));
        market.sponsor(order, signature);
    }

    function testSponsorNeedsTheClientsSignature() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.payer = RIVAL;
        vm.prank(RIVAL);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.sponsor(order, "");
        vm.prank(RIVAL);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.sponsor(order, hex"01");
    }

    // ---- every field's limits

    function testClientIsAnAccount() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.client = address(0);
        vm.prank(address(0));
        vm.expectRevert(ILedger.ZeroAddress.selector);
        market.open(order, "");
        order.client = address(market);
        vm.prank(address(market));
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, address(market)));
        market.open(order, "");
    }

    function testPriceRange() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.maxPrice = 0;
        order.minPrice = 0;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.PriceRangeInvalid.selector, 0, 0));
        (order.minPrice, order.maxPrice) = (8, 7);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.PriceRangeInvalid.selector, 8, 7));
        order.minPrice = 7;
        opens(order);
        order.minPrice = 0;
        opens(order);
    }

    function testJournalBytesRange() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.maxJournalBytes = 65537;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.JournalTooLong.selector, 65537, 65536));
        order.maxJournalBytes = 65536;
        opens(order);
        order.maxJournalBytes = 0;
        opens(order);
    }

    function testLockSecondsRange() public {
        IMarket.Order memory order = newOrder(NATIVE);
        uint64[2] memory bad = [0, uint64(30 days + 1)];
        for (uint256 i = 0; i < 2; ++i) {
            order.lockSeconds = bad[i];
            expectOpenRevert(order, abi.encodeWithSelector(IMarket.LockSecondsOutOfRange.selector, bad[i], 1, 30 days));
        }
        order.lockSeconds = 30 days;
        opens(order);
        order.lockSeconds = 1;
        opens(order);
    }

    function testDeadlineRange() public {
        IMarket.Order memory order = newOrder(NATIVE);
        uint64 latest = uint64(NOW + 30 days);
        uint64[2] memory bad = [uint64(NOW), latest + 1];
        for (uint256 i = 0; i < 2; ++i) {
            order.deadline = bad[i];
            expectOpenRevert(
                order, abi.encodeWithSelector(IMarket.DeadlineOutOfRange.selector, bad[i], NOW + 1, latest)
            );
        }
        order.deadline = latest;
        opens(order);
        order.deadline = uint64(NOW + 1);
        opens(order);
    }

    function testTokenMustBeAllowed() public {
        IMarket.Order memory order = newOrder(address(0xdead));
        expectOpenRevert(order, abi.encodeWithSelector(ILedger.UnsupportedToken.selector, address(0xdead)));
        market.allowToken(address(token), false);
        order = newOrder(address(token));
        expectOpenRevert(order, abi.encodeWithSelector(ILedger.UnsupportedToken.selector, address(token)));
        market.allowToken(address(token), true);
        opens(order);
    }

    function testSelectorMustBeActive() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.selector = 0xdeadbeef;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.SelectorNotActive.selector, order.selector));
        order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(OTHER_SELECTOR); // is not enough
        registry.freeze(SELECTOR);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.SelectorNotActive.selector, SELECTOR));
    }

    function testSelectorStillWaiting() public {
        VerifierRegistry slow = new VerifierRegistry(address(this), GUARDIAN, 100);
        slow.add(SELECTOR, address(verifier), IMPOSSIBLE);
        market = new Market(address(this), new address[](0), slow, provers, TREASURY, 0);
        vm.deal(address(this), FUNDS);
        market.depositFor{value: FUNDS}(NATIVE, client, FUNDS);
        IMarket.Order memory order = newOrder(NATIVE);
        vm.warp(NOW + 99);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.SelectorNotActive.selector, SELECTOR));
        vm.warp(NOW + 100);
        opens(order);
    }

    function testMatcherAndItsFee() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.matcher = MATCHER;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.MatcherInvalid.selector, MATCHER, 0));
        order.matcherFeeBps = 301;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.FeeOutOfRange.selector, 301, 300));
        order.matcherFeeBps = 300;
        opens(order);
        order.matcherFeeBps = 1;
        opens(order);
        order.matcher = address(0);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.MatcherInvalid.selector, address(0), 1));
        order.matcher = address(market);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.MatcherInvalid.selector, address(market), 1));
    }

    function testCallbackAndItsGas() public {
        IMarket.Order memory order = newOrder(NATIVE);
        uint32 max = Terms.MAX_CALLBACK_GAS;
        order.callback = CARRIER;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.CallbackInvalid.selector, CARRIER, 0, max));
        order.callbackGas = max + 1;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.CallbackInvalid.selector, CARRIER, max + 1, max));
        order.callbackGas = max;
        opens(order);
        order.callbackGas = 1;
        opens(order);
        order.callback = address(0);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.CallbackInvalid.selector, address(0), 1, max));
        order.callback = address(market);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.CallbackInvalid.selector, address(market), 1, max));
    }

    function expectPredicateRefused(IMarket.Order memory order) private {
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.PredicateInvalid.selector));
    }

    /// Each predicate has one form only, and one that can be met.
    function testPredicateForms() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.expected = bytes32(uint256(1));
        expectPredicateRefused(order); // any journal, and one expected
        (order.expected, order.prefixBytes) = (0, 1);
        expectPredicateRefused(order);

        order.predicate = IMarket.Predicate.DIGEST;
        order.expected = bytes32(uint256(1));
        expectPredicateRefused(order); // a digest has no prefix
        order.prefixBytes = 0;
        opens(order);
        order.journalHidden = true;
        opens(order);
        order.expected = 0;
        expectPredicateRefused(order);
    }

    function testPrefixForms() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.predicate = IMarket.Predicate.PREFIX;
        order.expected = bytes32(bytes1(0xab));
        expectPredicateRefused(order); // of no bytes
        order.prefixBytes = 1;
        opens(order);
        order.expected = 0; // a zero byte is a prefix, too
        opens(order);
        order.expected = bytes32(bytes2(0xab01));
        expectPredicateRefused(order); // something behind the prefix
        order.prefixBytes = 2;
        opens(order);
        (order.prefixBytes, order.expected) = (32, bytes32(type(uint256).max));
        opens(order);
        order.prefixBytes = 31;
        expectPredicateRefused(order);
        order.prefixBytes = 33;
        expectPredicateRefused(order);
        (order.prefixBytes, order.maxJournalBytes) = (32, 31);
        expectPredicateRefused(order); // no journal is long enough
        order.maxJournalBytes = 32;
        opens(order);
        order.journalHidden = true;
        expectPredicateRefused(order);
    }

    // ---- nonces

    function testOneOrderOnce() public {
        IMarket.Order memory order = opened();
        expectOpenRevert(order, abi.encodeWithSelector(INonces.NonceUsed.selector, client, 1));
        order.maxPrice += 1; // another order with the same nonce
        expectOpenRevert(order, abi.encodeWithSelector(INonces.NonceUsed.selector, client, 1));
    }

    function testFuzzNonces(uint256 nonce, uint256 other) public {
        vm.assume(nonce != other);
        IMarket.Order memory order = newOrder(NATIVE);
        order.nonce = nonce;
        open(order);
        yes(market.nonceUsed(client, nonce), "used");
        no(market.nonceUsed(client, other), "not used");
        no(market.nonceUsed(CARRIER, nonce), "another client's");
        expectOpenRevert(order, abi.encodeWithSelector(INonces.NonceUsed.selector, client, nonce));
        order.nonce = other;
        open(order);
    }

    function testRevokedNonces() public {
        uint256 mask = 1 << 255 | 1 << 3;
        vm.expectEmit(true, true, true, true, address(market));
        emit INonces.NoncesRevoked(client, 2, mask);
        vm.prank(client);
        market.revokeNonces(2, mask);
        for (uint256 nonce = 0; nonce < 1024; ++nonce) {
            bool want = nonce == 512 + 255 || nonce == 512 + 3;
            yes(market.nonceUsed(client, nonce) == want, vm.toString(nonce));
        }
        IMarket.Order memory order = newOrder(NATIVE);
        order.nonce = 512 + 255;
        expectOpenRevert(order, abi.encodeWithSelector(INonces.NonceUsed.selector, client, order.nonce));
        order.nonce = 512 + 254;
        open(order);

        vm.prank(client);
        market.revokeNonces(2, 1); // adds to what is revoked
        yes(market.nonceUsed(client, 512 + 3) && market.nonceUsed(client, 512), "all of them");
        vm.prank(CARRIER); // somebody else's nonces are untouched by this
        market.revokeNonces(7, type(uint256).max);
        no(market.nonceUsed(client, 7 * 256), "client's nonce");
    }

    function testRevokingLeavesOpenOrdersOpen() public {
        IMarket.Order memory order = opened();
        vm.prank(client);
        market.revokeNonces(0, type(uint256).max);
        checkState(order, IMarket.State.OPEN);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, PAYOUT, PRICE);
    }

    // ---- several at once

    function three() private view returns (IMarket.Order[] memory orders, bytes[] memory signatures) {
        orders = new IMarket.Order[](3);
        signatures = new bytes[](3);
        for (uint256 i = 0; i < 3; ++i) {
            orders[i] = newOrder(i == 1 ? address(token) : NATIVE);
            orders[i].nonce = 300 + i;
            signatures[i] = sign(orders[i]);
        }
    }

    function testOpenMany() public {
        (IMarket.Order[] memory orders, bytes[] memory signatures) = three();
        vm.prank(CARRIER);
        market.openMany(orders, signatures);
        for (uint256 i = 0; i < 3; ++i) {
            checkState(orders[i], IMarket.State.OPEN);
        }
        checkBalance(NATIVE, client, FUNDS - 2 * PRICE);
        checkBalance(address(token), client, FUNDS - PRICE);
        market.openMany(new IMarket.Order[](0), new bytes[](0));
    }

    function testOpenManyIsAllOrNone() public {
        (IMarket.Order[] memory orders, bytes[] memory signatures) = three();
        signatures[2] = signatures[1];
        vm.expectRevert(ILedger.BadSignature.selector);
        market.openMany(orders, signatures);
        signatures[2] = sign(orders[2]);
        orders[2] = orders[0];
        signatures[2] = signatures[0];
        vm.expectRevert(abi.encodeWithSelector(INonces.NonceUsed.selector, client, 300));
        market.openMany(orders, signatures);
        checkBalance(NATIVE, client, FUNDS);
        checkState(orders[0], IMarket.State.NONE);
    }

    function testOpenManyNeedsASignatureForEach() public {
        (IMarket.Order[] memory orders,) = three();
        vm.expectRevert(abi.encodeWithSelector(IMarket.LengthMismatch.selector, 3, 2));
        market.openMany(orders, new bytes[](2));
        vm.expectRevert(abi.encodeWithSelector(IMarket.LengthMismatch.selector, 3, 4));
        market.openMany(orders, new bytes[](4));
    }

    // ---- construction

    function testConstructorRefusals() public {
        address[] memory none = new address[](0);
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, address(0)));
        new Market(address(this), none, VerifierRegistry(address(0)), provers, TREASURY, 0);
        vm.expectRevert(ILedger.ZeroAddress.selector);
        new Market(address(this), none, registry, IProverRegistry(address(0)), TREASURY, 0);
        vm.expectRevert(ILedger.ZeroAddress.selector);
        new Market(address(this), none, registry, provers, address(0), 0);
        vm.expectRevert(ILedger.ZeroAddress.selector);
        new Market(address(0), none, registry, provers, TREASURY, 0);
        vm.expectRevert(abi.encodeWithSelector(IMarket.FeeOutOfRange.selector, 501, 500));
        new Market(address(this), none, registry, provers, TREASURY, 501);
        address[] memory bad = new address[](1);
        bad[0] = CARRIER; // no contract
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, CARRIER));
        new Market(address(this), bad, registry, provers, TREASURY, 0);
        bad[0] = NATIVE;
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, NATIVE));
        new Market(address(this), bad, registry, provers, TREASURY, 0);
    }
}
