// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {Base} from "./Base.sol";
import {MockVerifier} from "./Mocks.sol";

/// Delivering a result: what a proof is bound to, which verifiers and journals are taken, and who is paid what.
contract MarketFulfilTest is Base {
    function testFulfilPaysThePayout() public {
        IMarket.Order memory order = locked();
        bytes32 digest = market.orderDigest(order);
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Fulfilled(digest, PAYOUT, sha256(JOURNAL), PRICE, PRICE);
        vm.prank(CARRIER); // anybody may carry it
        market.fulfil(order, fulfilment);

        checkState(order, IMarket.State.FULFILLED);
        IMarket.OrderRecord memory record = recordOf(order);
        eq(record.journalDigest, sha256(JOURNAL), "journal digest");
        eq(record.payout, PAYOUT, "payout");
        eq(record.prover, address(0), "no prover any more");
        eq(record.lockedUntil, 0, "no lock any more");
        checkBalance(NATIVE, PAYOUT, PRICE);
        checkBalance(NATIVE, PROVER, FUNDS);
        checkBalance(NATIVE, client, FUNDS - PRICE);
        checkBalance(NATIVE, CARRIER, 0);
        checkAllPaidOut(NATIVE);
        eq(provers.slashes().length, 0, "no slash");
    }

    function testFulfilWithoutALock() public {
        IMarket.Order memory order = opened();
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE);
        eq(recordOf(order).payout, RIVAL_PAYOUT, "payout");
        checkAllPaidOut(NATIVE);
    }

    function testFulfilToTheDeadlineAndNotOneSecondLater() public {
        IMarket.Order memory order = opened();
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        vm.warp(order.deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.PastDeadline.selector, order.deadline));
        market.fulfil(order, fulfilment);
        vm.warp(order.deadline);
        market.fulfil(order, fulfilment);
    }

    function testFulfilOnce() public {
        IMarket.Order memory order = locked();
        fulfil(order, PAYOUT);
        IMarket.Fulfilment memory again = prove(order, JOURNAL, PAYOUT);
        expectWrongState(order, IMarket.State.FULFILLED);
        market.fulfil(order, again);
        checkBalance(NATIVE, PAYOUT, PRICE);
    }

    function testPayoutIsAnAccount() public {
        IMarket.Order memory order = opened();
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, address(0));
        vm.expectRevert(ILedger.ZeroAddress.selector);
        market.fulfil(order, fulfilment);
        fulfilment = prove(order, JOURNAL, address(market));
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, address(market)));
        market.fulfil(order, fulfilment);
    }

    /// Acting on an order needs all its fields: a changed one is another, unknown order.
    function testAChangedOrderIsUnknown() public {
        bytes memory raw = abi.encode(locked());
        for (uint256 field = 0; field < 26; ++field) {
            uint256 place = field * 32 + (field == 3 ? 0 : 31);
            raw[place] ^= 0x01;
            IMarket.Order memory order = abi.decode(raw, (IMarket.Order));
            raw[place] ^= 0x01;
            IMarket.Fulfilment memory fulfilment = IMarket.Fulfilment(JOURNAL, PAYOUT, "");
            expectWrongState(order, IMarket.State.NONE);
            market.fulfil(order, fulfilment);
            expectWrongState(order, IMarket.State.NONE);
            market.expire(order);
            expectWrongState(order, IMarket.State.NONE);
            vm.prank(order.client);
            market.cancel(order, 0, "");
        }
    }

    // ---- the verifier is asked about this program, this journal, this order, this payout, this chain and this market

    function expectRefused(IMarket.Order memory order, IMarket.Fulfilment memory fulfilment) private {
        vm.expectRevert(MockVerifier.MockSaysNo.selector);
        market.fulfil(order, fulfilment);
    }

    function testProofIsBoundToPayoutAndJournal() public {
        IMarket.Order memory order = opened();
        bytes memory proof = prove(order, JOURNAL, PAYOUT).proof;
        expectRefused(order, IMarket.Fulfilment(JOURNAL, RIVAL_PAYOUT, proof)); // a copied proof is worth nothing
        expectRefused(order, IMarket.Fulfilment("journaL", PAYOUT, proof));
        expectRefused(order, IMarket.Fulfilment("", PAYOUT, proof));
        market.fulfil(order, IMarket.Fulfilment(JOURNAL, PAYOUT, proof));
    }

    function testProofIsBoundToTheOrder() public {
        IMarket.Order memory order = opened();
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        IMarket.Order memory second = newOrder(NATIVE); // the same work, ordered again
        second.nonce = 2;
        open(second);
        expectRefused(second, fulfilment);
        market.fulfil(order, fulfilment);
        expectRefused(second, fulfilment);
    }

    function testProofIsBoundToTheProgram() public {
        IMarket.Order memory order = opened();
        IMarket.Order memory another = newOrder(NATIVE);
        uint256 context = market.contextOf(market.orderDigest(order), PAYOUT);
        bytes memory proof = verifier.prove(another.programId ^ bytes32(uint256(1)), sha256(JOURNAL), context);
        expectRefused(order, IMarket.Fulfilment(JOURNAL, PAYOUT, proof));
    }

    function testContextIsBoundToMarketAndChain() public {
        bytes32 digest = market.orderDigest(newOrder(NATIVE));
        uint256 here = market.contextOf(digest, PAYOUT);
        bytes memory packed = abi.encode(keccak256("lemma.context.v1"), 31337, address(market), digest, PAYOUT);
        eq(here, uint256(keccak256(packed)) % (1 << 253), "context");
        Market other = new Market(address(this), new address[](0), registry, provers, TREASURY, 0);
        yes(other.contextOf(digest, PAYOUT) != here, "market");
        vm.chainId(1);
        yes(market.contextOf(digest, PAYOUT) != here, "chain");
    }

    // ---- which verifiers

    function fulfilmentOf(bytes4 selector, IMarket.Order memory order)
        private
        view
        returns (IMarket.Fulfilment memory)
    {
        return IMarket.Fulfilment(JOURNAL, PAYOUT, proveWith(selector, order, sha256(JOURNAL), PAYOUT));
    }

    /// The proof's selector is one that the client named, even when another is registered and would say yes.
    function testFulfilRefusesAnotherSelector() public {
        IMarket.Order memory order = opened();
        IMarket.Fulfilment memory fulfilment = fulfilmentOf(OTHER_SELECTOR, order);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongSelector.selector, OTHER_SELECTOR, SELECTOR));
        market.fulfil(order, fulfilment);
        fulfilment.proof = "";
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongSelector.selector, bytes4(0), SELECTOR));
        market.fulfil(order, fulfilment);
        fulfilment.proof = abi.encodePacked(bytes3(SELECTOR));
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongSelector.selector, bytes4(bytes3(SELECTOR)), SELECTOR));
        market.fulfil(order, fulfilment);
    }

    function testFallbackInEachOfTheEightPlaces() public {
        IMarket.Order memory order = newOrder(NATIVE);
        for (uint256 place = 0; place < 8; ++place) {
            order.nonce = 10 + place;
            bytes32 list = bytes32(type(uint256).max) ^ bytes32(bytes4(type(uint32).max)) >> (32 * place);
            order.fallbackSelectors = list | bytes32(OTHER_SELECTOR) >> (32 * place);
            open(order);
            market.fulfil(order, fulfilmentOf(OTHER_SELECTOR, order));
        }
        checkBalance(NATIVE, PAYOUT, 8 * PRICE);
    }

    function testFallbackBehindTheListsEndIsNone() public {
        IMarket.Order memory order = newOrder(NATIVE);
        for (uint256 place = 1; place < 8; ++place) {
            order.nonce = 10 + place;
            order.fallbackSelectors = bytes32(OTHER_SELECTOR) >> (32 * place); // zeros before it
            open(order);
            IMarket.Fulfilment memory fulfilment = fulfilmentOf(OTHER_SELECTOR, order);
            vm.expectRevert(abi.encodeWithSelector(IMarket.WrongSelector.selector, OTHER_SELECTOR, SELECTOR));
            market.fulfil(order, fulfilment);
        }
    }

    /// Neither is one that lies across two places.
    function testFallbackAcrossTwoPlacesIsNone() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(uint256(0xffff) << 240 | uint256(uint32(OTHER_SELECTOR)) << 208);
        open(order);
        IMarket.Fulfilment memory fulfilment = fulfilmentOf(OTHER_SELECTOR, order);
        vm.expectPartialRevert(IMarket.WrongSelector.selector);
        market.fulfil(order, fulfilment);
    }

    function testFrozenSelectorPaysNobody() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.fallbackSelectors = bytes32(OTHER_SELECTOR);
        open(order);
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        vm.prank(GUARDIAN);
        registry.freeze(SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.SelectorFrozen.selector, SELECTOR));
        market.fulfil(order, fulfilment);
        market.fulfil(order, fulfilmentOf(OTHER_SELECTOR, order)); // the fallback does
        checkBalance(NATIVE, PAYOUT, PRICE);
    }

    function testAVerifierWithChangedCodeIsNotAsked() public {
        IMarket.Order memory order = opened();
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        vm.etch(address(verifier), hex"00"); // would accept everything
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.CodeChanged.selector, SELECTOR, address(verifier)));
        market.fulfil(order, fulfilment);
    }

    /// A proof that froze its verifier as unsound does not pay after that.
    function testImpossibleProgramsProofFreezes() public {
        IMarket.Order memory order = opened();
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        registry.freezeByProof(SELECTOR, 0, 0, verifier.prove(IMPOSSIBLE, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.SelectorFrozen.selector, SELECTOR));
        market.fulfil(order, fulfilment);
        market.expire(order);
        checkBalance(NATIVE, client, FUNDS);
    }

    // ---- which journals

    function withPredicate(IMarket.Predicate predicate, uint8 prefixBytes, bytes32 expected)
        private
        returns (IMarket.Order memory order)
    {
        order = newOrder(NATIVE);
        (order.predicate, order.prefixBytes, order.expected) = (predicate, prefixBytes, expected);
        order.nonce = uint256(keccak256(abi.encode(predicate, prefixBytes, expected)));
        open(order);
    }

    function expectJournalRefused(IMarket.Order memory order, bytes memory journal) private {
        IMarket.Fulfilment memory fulfilment = prove(order, journal, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.JournalRefused.selector, sha256(journal)));
        market.fulfil(order, fulfilment);
    }

    function testDigestPredicate() public {
        IMarket.Order memory order = withPredicate(IMarket.Predicate.DIGEST, 0, sha256(JOURNAL));
        expectJournalRefused(order, "journaL");
        expectJournalRefused(order, "");
        fulfil(order, PAYOUT);
    }

    function testPrefixOfOneByte() public {
        IMarket.Order memory order = withPredicate(IMarket.Predicate.PREFIX, 1, bytes32(bytes1("j")));
        expectJournalRefused(order, "Journal");
        expectJournalRefused(order, "");
        market.fulfil(order, prove(order, "j", PAYOUT)); // what follows is free
    }

    function testPrefixOfAllBytes() public {
        bytes32 prefix = keccak256("prefix");
        IMarket.Order memory order = withPredicate(IMarket.Predicate.PREFIX, 32, prefix);
        bytes memory journal = abi.encodePacked(prefix);
        journal[31] ^= 0x01;
        expectJournalRefused(order, journal);
        expectJournalRefused(order, abi.encodePacked(bytes31(prefix)));
        market.fulfil(order, prove(order, abi.encodePacked(prefix, hex"ff"), PAYOUT));
    }

    /// A journal that ends early has no zeros behind it.
    function testPrefixOfZerosNeedsThemInTheJournal() public {
        IMarket.Order memory order = withPredicate(IMarket.Predicate.PREFIX, 3, 0);
        expectJournalRefused(order, "");
        expectJournalRefused(order, hex"0000");
        expectJournalRefused(order, hex"000001");
        market.fulfil(order, prove(order, hex"000000", PAYOUT));
    }

    function testJournalLength() public {
        IMarket.Order memory order = opened();
        bytes memory journal = new bytes(65);
        IMarket.Fulfilment memory fulfilment = prove(order, journal, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.JournalTooLong.selector, 65, 64));
        market.fulfil(order, fulfilment);
        market.fulfil(order, prove(order, new bytes(64), PAYOUT));
    }

    function testNoJournalAtAll() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.maxJournalBytes = 0;
        open(order);
        IMarket.Fulfilment memory fulfilment = prove(order, hex"00", PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.JournalTooLong.selector, 1, 0));
        market.fulfil(order, fulfilment);
        market.fulfil(order, prove(order, "", PAYOUT));
    }

    function hidden(bytes32 expected) private returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        order.journalHidden = true;
        order.maxJournalBytes = 0; // limits what is shown, and nothing is
        if (expected != 0) (order.predicate, order.expected) = (IMarket.Predicate.DIGEST, expected);
        order.nonce = uint256(expected);
        open(order);
    }

    function testHiddenJournalIsItsDigest() public {
        IMarket.Order memory order = hidden(0);
        bytes32 digest = sha256("a secret");
        bytes memory proof = proveWith(SELECTOR, order, digest, PAYOUT);
        uint256[3] memory lengths = [uint256(0), 31, 33];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IMarket.JournalTooLong.selector, lengths[i], 32));
            market.fulfil(order, IMarket.Fulfilment(new bytes(lengths[i]), PAYOUT, proof));
        }
        expectRefused(order, IMarket.Fulfilment(abi.encode(digest ^ bytes32(uint256(1))), PAYOUT, proof));
        market.fulfil(order, IMarket.Fulfilment(abi.encode(digest), PAYOUT, proof));
        eq(recordOf(order).journalDigest, digest, "journal digest");
    }

    function testHiddenJournalOfAnExpectedDigest() public {
        bytes32 digest = sha256("a secret");
        IMarket.Order memory order = hidden(digest);
        bytes32 another = sha256("another");
        bytes memory proof = proveWith(SELECTOR, order, another, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.JournalRefused.selector, another));
        market.fulfil(order, IMarket.Fulfilment(abi.encode(another), PAYOUT, proof));
        proof = proveWith(SELECTOR, order, digest, PAYOUT);
        market.fulfil(order, IMarket.Fulfilment(abi.encode(digest), PAYOUT, proof));
    }

    /// A hidden order's digest is not hashed again, and a shown journal of 32 bytes is.
    function testAShownJournalOf32BytesIsHashed() public {
        IMarket.Order memory order = opened();
        bytes32 digest = sha256("a secret");
        bytes memory proof = proveWith(SELECTOR, order, digest, PAYOUT);
        expectRefused(order, IMarket.Fulfilment(abi.encode(digest), PAYOUT, proof));
    }

    // ---- fees

    function withMatcher(uint16 bps) private view returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        (order.matcher, order.matcherFeeBps) = (MATCHER, bps);
    }

    function testFeesAtTheirMaximum() public {
        market.setProtocolFee(500);
        IMarket.Order memory order = withMatcher(300);
        bytes32 digest = open(order);
        lock(order);
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Fulfilled(digest, PAYOUT, sha256(JOURNAL), PRICE, PRICE * 92 / 100);
        market.fulfil(order, fulfilment);
        checkBalance(NATIVE, TREASURY, PRICE * 5 / 100);
        checkBalance(NATIVE, MATCHER, PRICE * 3 / 100);
        checkBalance(NATIVE, PAYOUT, PRICE * 92 / 100);
        checkBalance(NATIVE, client, FUNDS - PRICE); // fees are within the price
        checkAllPaidOut(NATIVE);
    }

    function testFeeIsFixedByTheLock() public {
        market.setProtocolFee(100);
        IMarket.Order memory order = locked();
        eq(recordOf(order).feeBps, 100, "fee");
        market.setProtocolFee(500);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, TREASURY, PRICE / 100);
        checkBalance(NATIVE, PAYOUT, PRICE - PRICE / 100);

        order.nonce = 2; // without a lock it is that of now
        open(order);
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE - PRICE * 5 / 100);
    }

    /// The payee's share of a forfeit bears no fee.
    function testFeeIsOnThePriceOnly() public {
        market.setProtocolFee(500);
        provers.setShares(10_000, 0);
        IMarket.Order memory order = withMatcher(300);
        open(order);
        lock(order);
        lapse(order);
        fulfil(order, RIVAL_PAYOUT);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE * 92 / 100 + COLLATERAL);
    }

    function testFeesRoundDown() public {
        market.setProtocolFee(500);
        IMarket.Order memory order = withMatcher(300);
        (order.minPrice, order.maxPrice) = (39, 39); // 1.95 and 1.17
        open(order);
        lock(order);
        fulfil(order, PAYOUT);
        checkBalance(NATIVE, TREASURY, 1);
        checkBalance(NATIVE, MATCHER, 1);
        checkBalance(NATIVE, PAYOUT, 37);
        checkAllPaidOut(NATIVE);
    }

    /// One account in every role is credited for each.
    function testOneAccountInAllRoles() public {
        market.setProtocolFee(500);
        IMarket.Order memory order = withMatcher(300);
        order.matcher = TREASURY;
        open(order);
        lockWith(OPERATOR_KEY, order, TREASURY);
        fulfil(order, TREASURY);
        checkBalance(NATIVE, TREASURY, PRICE);
        checkAllPaidOut(NATIVE);
    }
}
