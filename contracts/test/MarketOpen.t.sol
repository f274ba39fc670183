// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {Base} from "./Base.sol";
import {Wallet} from "./Mocks.sol";

/// Opening orders: who may, with what signature, and every refusal.
contract MarketOpenTest is Base {
    function expectOpenRevert(IMarket.Order memory order, bytes memory why) private {
        bytes memory signature = sign(order);
        vm.prank(CARRIER);
        vm.expectRevert(why);
        market.open(order, signature);
    }

    function testOpenReservesThePrice() public {
        IMarket.Order memory order = newOrder(address(0));
        bytes32 digest = market.orderDigest(order);
        bytes memory signature = sign(order);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Opened(digest, client, order);
        vm.prank(CARRIER);
        eq(market.open(order, signature), digest, "digest");

        checkState(order, IMarket.State.OPEN);
        checkBalance(address(0), client, FUNDS - PRICE);
        eq(market.reserved(address(0)), PRICE, "reserved");
        yes(market.nonceUsed(client, order.nonce), "nonce");
        no(market.nonceUsed(client, order.nonce + 1), "next nonce");
    }

    function testOpenWithTheToken() public {
        IMarket.Order memory order = newOrder(address(token));
        open(order);
        checkBalance(address(token), client, FUNDS - PRICE);
        checkBalance(address(0), client, FUNDS);
        eq(market.reserved(address(token)), PRICE, "reserved");
    }

    /// Value sent with the order is the client's, whoever carries it, and is there for the reservation.
    function testValueIsCreditedToTheClientFirst() public {
        vm.prank(client);
        market.withdraw(address(0), client, FUNDS);
        IMarket.Order memory order = newOrder(address(0));
        bytes memory signature = sign(order);
        vm.deal(CARRIER, PRICE + 5);
        vm.prank(CARRIER);
        market.open{value: PRICE + 5}(order, signature);
        checkBalance(address(0), client, 5);
        checkBalance(address(0), CARRIER, 0);
    }

    function testInsufficientBalanceToTheUnit() public {
        vm.prank(client);
        market.withdraw(address(0), client, FUNDS - PRICE + 1);
        IMarket.Order memory order = newOrder(address(0));
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.InsufficientBalance.selector, PRICE, PRICE - 1));
        vm.deal(address(this), 1);
        market.depositFor{value: 1}(address(0), client, 1);
        open(order);
        checkBalance(address(0), client, 0);
    }

    function testRefusesFields() public {
        IMarket.Order memory order = newOrder(address(0));
        order.price = 0;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.ZeroPrice.selector));

        order = newOrder(address(0xdead));
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.UnsupportedToken.selector, address(0xdead)));

        order = newOrder(address(0));
        order.client = address(0);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.ZeroAddress.selector));

        order = newOrder(address(0));
        order.maxJournalBytes = 65537;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.JournalTooLong.selector, 65537, 65536));
        order.maxJournalBytes = 65536;
        open(order);
    }

    function testLockSecondsRange() public {
        IMarket.Order memory order = newOrder(address(0));
        uint64 max = market.MAX_LOCK_SECONDS();
        order.lockSeconds = 0;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.LockSecondsOutOfRange.selector, 0, 1, max));
        order.lockSeconds = max + 1;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.LockSecondsOutOfRange.selector, max + 1, 1, max));
        order.lockSeconds = max;
        open(order);
        order.lockSeconds = 1;
        order.nonce = 2;
        open(order);
    }

    function testDeadlineRange() public {
        IMarket.Order memory order = newOrder(address(0));
        uint64 latest = uint64(NOW) + market.MAX_ORDER_SECONDS();
        uint64[2] memory bad = [uint64(NOW), latest + 1];
        for (uint256 i = 0; i < 2; ++i) {
            order.deadline = bad[i];
            expectOpenRevert(
                order, abi.encodeWithSelector(IMarket.DeadlineOutOfRange.selector, bad[i], NOW + 1, latest)
            );
        }
        order.deadline = latest;
        open(order);
        order.deadline = uint64(NOW + 1);
        order.nonce = 2;
        open(order);
    }

    function testSelectorMustBeActive() public {
        IMarket.Order memory order = newOrder(address(0));
        order.selector = 0xdeadbeef;
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.SelectorNotActive.selector, order.selector));
        order = newOrder(address(0));
        registry.freeze(SELECTOR);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.SelectorNotActive.selector, SELECTOR));
    }

    function testSelectorStillWaiting() public {
        VerifierRegistry slow = new VerifierRegistry(address(this), GUARDIAN, 100);
        slow.add(SELECTOR, verifier);
        market = new Market(slow, address(0));
        fundNative(client);
        IMarket.Order memory order = newOrder(address(0));
        vm.warp(NOW + 99);
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.SelectorNotActive.selector, SELECTOR));
        vm.warp(NOW + 100);
        open(order);
    }

    function fundNative(address account) private {
        vm.deal(address(this), FUNDS);
        market.depositFor{value: FUNDS}(address(0), account, FUNDS);
    }

    function testOneOrderOnce() public {
        IMarket.Order memory order = opened();
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.NonceUsed.selector, client, 1));
        order.price += 1; // another order with the same nonce
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.NonceUsed.selector, client, 1));
    }

    function testFuzzNonces(uint256 nonce, uint256 other) public {
        vm.assume(nonce != other);
        IMarket.Order memory order = newOrder(address(0));
        order.nonce = nonce;
        open(order);
        yes(market.nonceUsed(client, nonce), "used");
        no(market.nonceUsed(client, other), "not used");
        no(market.nonceUsed(CARRIER, nonce), "another client's");
        expectOpenRevert(order, abi.encodeWithSelector(IMarket.NonceUsed.selector, client, nonce));
    }

    function testRevokedNonce() public {
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.NonceRevoked(client, 1);
        vm.prank(client);
        market.revokeNonce(1);
        expectOpenRevert(newOrder(address(0)), abi.encodeWithSelector(IMarket.NonceUsed.selector, client, 1));
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NonceUsed.selector, client, 1));
        market.revokeNonce(1);
        vm.prank(CARRIER); // somebody else's nonce is untouched by this
        market.revokeNonce(2);
        no(market.nonceUsed(client, 2), "client's nonce");
    }

    // ---- signatures

    function expectBadSignature(IMarket.Order memory order, bytes memory signature, address sender) private {
        vm.prank(sender);
        vm.expectRevert(IMarket.BadSignature.selector);
        market.open(order, signature);
    }

    function testClientNeedsNoSignature() public {
        IMarket.Order memory order = newOrder(address(0));
        expectBadSignature(order, "", CARRIER);
        expectBadSignature(order, hex"01", client); // one that is given must be right
        vm.prank(client);
        market.open(order, "");
        checkState(order, IMarket.State.OPEN);
    }

    function testSignatureBindsEveryField() public {
        bytes memory signature = sign(newOrder(address(0)));
        for (uint256 field = 0; field < 13; ++field) {
            expectBadSignature(changed(field), signature, CARRIER);
        }
    }

    /// The order with one field changed to another valid value.
    function changed(uint256 field) private view returns (IMarket.Order memory order) {
        order = newOrder(address(0));
        if (field == 0) (order.client = RIVAL);
        if (field == 1) (order.nonce += 1);
        if (field == 2) (order.selector = OTHER_SELECTOR);
        if (field == 3) (order.programId ^= bytes32(uint256(1)));
        if (field == 4) (order.programDigest ^= bytes32(uint256(1)));
        if (field == 5) (order.inputDigest ^= bytes32(uint256(1)));
        if (field == 6) (order.maxCycles += 1);
        if (field == 7) (order.maxJournalBytes += 1);
        if (field == 8) (order.token = address(token));
        if (field == 9) (order.price += 1);
        if (field == 10) (order.collateral += 1);
        if (field == 11) (order.lockSeconds += 1);
        if (field == 12) (order.deadline += 1);
        yes(market.orderDigest(order) != market.orderDigest(newOrder(address(0))), "digest changes");
    }

    function testSignatureIsForOneMarketAndChain() public {
        IMarket.Order memory order = newOrder(address(0));
        bytes memory signature = sign(order);
        Market other = new Market(registry, address(token));
        vm.expectRevert(IMarket.BadSignature.selector);
        other.open(order, signature);
        vm.chainId(1);
        expectBadSignature(order, signature, CARRIER);
    }

    function testMalformedSignatures() public {
        IMarket.Order memory order = newOrder(address(0));
        bytes memory good = sign(order);
        expectBadSignature(order, bytes.concat(good, hex"00"), CARRIER);
        bytes memory short = bytes.concat(good);
        assembly {
            mstore(short, 64)
        }
        expectBadSignature(order, short, CARRIER);

        // The same signature with s mirrored: valid mathematically, refused as a second form.
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(CLIENT_KEY, market.orderDigest(order));
        uint256 n = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        expectBadSignature(order, abi.encodePacked(r, n - uint256(s), v == 27 ? uint8(28) : uint8(27)), CARRIER);
        expectBadSignature(order, abi.encodePacked(r, s, uint8(v - 27)), CARRIER);
    }

    /// A recovery that fails gives address zero, which must match nobody.
    function testRecoveryThatFailsIsNobody() public {
        IMarket.Order memory order = newOrder(address(0));
        expectBadSignature(order, new bytes(65), CARRIER);
    }

    function walletOrder() private returns (IMarket.Order memory order, Wallet wallet) {
        wallet = new Wallet();
        fund(address(wallet));
        order = newOrder(address(0));
        order.client = address(wallet);
        wallet.accept(market.orderDigest(order));
    }

    function testContractClient() public {
        (IMarket.Order memory order, Wallet wallet) = walletOrder();
        vm.prank(CARRIER);
        market.open(order, "any");
        checkState(order, IMarket.State.OPEN);
        order.nonce = 2; // not accepted by the wallet
        expectBadSignature(order, "any", CARRIER);
        eq(market.balanceOf(address(0), address(wallet)), FUNDS - PRICE, "wallet");
    }

    function testContractClientThatAnswersWrongly() public {
        (IMarket.Order memory order, Wallet wallet) = walletOrder();
        Wallet.Mood[3] memory moods = [Wallet.Mood.WRONG_MAGIC, Wallet.Mood.SHORT, Wallet.Mood.REVERT];
        for (uint256 i = 0; i < 3; ++i) {
            wallet.setMood(moods[i]);
            expectBadSignature(order, "any", CARRIER);
        }
    }

    function testContractClientWithoutTheCheck() public {
        IMarket.Order memory order = newOrder(address(0));
        order.client = address(token);
        expectBadSignature(order, "any", CARRIER);
    }

    /// A client that burns gas, or answers with a long blob, costs the carrier a bounded amount.
    function testContractClientGasIsBounded() public {
        (IMarket.Order memory order, Wallet wallet) = walletOrder();
        wallet.setMood(Wallet.Mood.BURN_GAS);
        uint256 before = gasleft();
        expectBadSignature(order, "any", CARRIER);
        yes(before - gasleft() < market.ERC1271_GAS_LIMIT() + 100_000, "gas");

        wallet.setMood(Wallet.Mood.LONG);
        before = gasleft();
        vm.prank(CARRIER);
        market.open(order, "any");
        yes(before - gasleft() < 200_000, "gas of a long answer");
    }

    // ---- construction and domain

    function testConstructorNeedsContracts() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.BadAddress.selector, address(0)));
        new Market(VerifierRegistry(address(0)), address(token));
        vm.expectRevert(abi.encodeWithSelector(IMarket.BadAddress.selector, CARRIER));
        new Market(registry, CARRIER);
    }

    function testMarketWithoutToken() public {
        market = new Market(registry, address(0));
        fundNative(client);
        open(newOrder(address(0)));
        vm.expectRevert(abi.encodeWithSelector(IMarket.UnsupportedToken.selector, address(token)));
        market.deposit(address(token), 1);
    }

    /// Fields narrower than a word must be clean: otherwise one order would have several encodings.
    function testDirtyBitsAreRefused() public view {
        bytes memory call = abi.encodeCall(market.orderDigest, (newOrder(address(0))));
        (bool ok,) = address(market).staticcall(call);
        yes(ok, "clean");
        uint8[6] memory narrow = [0, 6, 7, 8, 11, 12]; // client, maxCycles, maxJournalBytes, token, lockSeconds, deadline
        for (uint256 i = 0; i < 6; ++i) {
            bytes memory dirty = bytes.concat(call);
            dirty[4 + uint256(narrow[i]) * 32] = 0x01;
            (ok,) = address(market).staticcall(dirty);
            no(ok, string.concat("dirty field ", vm.toString(narrow[i])));
        }
        call[4 + 2 * 32 + 31] = 0x01; // selector: the low end
        (ok,) = address(market).staticcall(call);
        no(ok, "dirty selector");
    }
}
