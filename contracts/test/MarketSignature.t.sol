// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {Base} from "./Base.sol";
import {Wallet} from "./Mocks.sol";

/// What a signature binds, and to what: every field, one type, one market, one chain.
contract MarketSignatureTest is Base {
    uint256 private constant FIELDS = 26;

    function expectBadSignature(IMarket.Order memory order, bytes memory signature, address sender) private {
        vm.prank(sender);
        vm.expectRevert(ILedger.BadSignature.selector);
        market.open(order, signature);
    }

    function testClientNeedsNoSignature() public {
        IMarket.Order memory order = newOrder(NATIVE);
        expectBadSignature(order, "", CARRIER);
        expectBadSignature(order, hex"01", client); // one that is given must be right
        vm.prank(client);
        market.open(order, "");
        checkState(order, IMarket.State.OPEN);
    }

    function testSignatureBindsEveryField() public {
        bytes memory signature = sign(newOrder(NATIVE));
        bytes memory raw = abi.encode(newOrder(NATIVE));
        eq(raw.length, FIELDS * 32, "one word for each field");
        for (uint256 field = 0; field < FIELDS; ++field) {
            uint256 place = field * 32 + (field == 3 ? 0 : 31); // a selector lies at its word's left
            raw[place] ^= 0x01;
            IMarket.Order memory order = abi.decode(raw, (IMarket.Order));
            yes(market.orderDigest(order) != market.orderDigest(newOrder(NATIVE)), vm.toString(field));
            expectBadSignature(order, signature, CARRIER);
            raw[place] ^= 0x01;
        }
        vm.prank(CARRIER);
        market.open(abi.decode(raw, (IMarket.Order)), signature);
    }

    function testSignatureIsForOneMarketAndChain() public {
        IMarket.Order memory order = newOrder(NATIVE);
        bytes memory signature = sign(order);
        Market other = new Market(address(this), new address[](0), registry, provers, TREASURY, 0);
        vm.expectRevert(ILedger.BadSignature.selector);
        other.open(order, signature);
        vm.chainId(1);
        expectBadSignature(order, signature, CARRIER);
    }

    function testMalformedSignatures() public {
        IMarket.Order memory order = newOrder(NATIVE);
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
        IMarket.Order memory order = newOrder(NATIVE);
        expectBadSignature(order, new bytes(65), CARRIER);
        order.client = address(0);
        expectBadSignature(order, new bytes(65), CARRIER);
    }

    // ---- the digests are EIP-712's

    function typed(bytes32 structHash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Lemma"),
                keccak256("1"),
                block.chainid,
                address(market)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function testDigestsAreTypedData() public view {
        IMarket.Order memory order = newOrder(NATIVE);
        bytes32 orderType = keccak256(
            bytes.concat(
                "Order(address client,uint256 nonce,address payer,bytes4 selector,bytes32 fallbackSelectors,",
                "bytes32 programId,bytes32 programDigest,bytes32 inputDigest,uint64 maxCycles,uint32 maxJournalBytes,",
                "bool journalHidden,uint8 predicate,uint8 prefixBytes,bytes32 expected,address token,uint96 minPrice,",
                "uint96 maxPrice,uint64 rampStart,uint32 rampSeconds,uint96 collateral,uint64 lockSeconds,",
                "uint64 deadline,address callback,uint32 callbackGas,address matcher,uint16 matcherFeeBps)"
            )
        );
        bytes32 digest = typed(keccak256(abi.encode(orderType, order)));
        eq(market.orderDigest(order), digest, "order");
        (order.rampStart, order.rampSeconds, order.matcher, order.matcherFeeBps) = (7, 8, MATCHER, 9);
        eq(market.orderDigest(order), typed(keccak256(abi.encode(orderType, order))), "another order");
        bytes32 lockType = keccak256(
            "LockRequest(bytes32 orderDigest,address operator,address payout,uint96 minPrice,uint8 round,uint64 expiry)"
        );
        IMarket.LockRequest memory request = IMarket.LockRequest(digest, operator, PAYOUT, 5, 2, 9);
        eq(market.lockDigest(request), typed(keccak256(abi.encode(lockType, request))), "lock");
        bytes32 cancelType = keccak256("Cancel(bytes32 orderDigest,uint64 expiry)");
        eq(market.cancelDigest(digest, 9), typed(keccak256(abi.encode(cancelType, digest, 9))), "cancel");
        bytes32 replaceType = keccak256("Replace(bytes32 oldDigest,bytes32 newDigest,uint64 expiry)");
        bytes32 want = typed(keccak256(abi.encode(replaceType, digest, bytes32("new"), 9)));
        eq(market.replaceDigest(digest, "new", 9), want, "replace");
    }

    // ---- one key, four roles: what it signs for one serves no other

    function testEachSignatureServesItsOwnTypeOnly() public {
        provers.set(client, PROVER, address(0), 10); // the client's key is also an operator's
        IMarket.Order memory order = opened();
        IMarket.Order memory fresh = newOrder(NATIVE);
        fresh.nonce = 2;
        IMarket.LockRequest memory request = newRequest(order, client, PAYOUT);
        uint64 expiry = order.deadline;
        bytes32 digest = market.orderDigest(order);
        bytes32[4] memory digests = [
            market.orderDigest(fresh),
            market.lockDigest(request),
            market.cancelDigest(digest, expiry),
            market.replaceDigest(digest, market.orderDigest(fresh), expiry)
        ];
        for (uint256 made = 0; made < 4; ++made) {
            bytes memory signature = signWith(CLIENT_KEY, digests[made]);
            if (made != 0) expectBadSignature(fresh, signature, CARRIER);
            if (made != 1) {
                vm.expectRevert(ILedger.BadSignature.selector);
                market.lock(order, request, signature);
            }
            if (made != 2) {
                vm.expectRevert(ILedger.BadSignature.selector);
                market.cancel(order, expiry, signature);
            }
            if (made != 3) {
                vm.expectRevert(ILedger.BadSignature.selector);
                market.replace(order, fresh, expiry, signature);
            }
        }
        market.open(fresh, signWith(CLIENT_KEY, digests[0]));
        market.lock(order, request, signWith(CLIENT_KEY, digests[1]));
    }

    // ---- contracts as clients

    function walletOrder() private returns (IMarket.Order memory order, Wallet wallet) {
        wallet = new Wallet();
        fund(address(wallet));
        order = newOrder(NATIVE);
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
        checkBalance(NATIVE, address(wallet), FUNDS - PRICE);
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
        IMarket.Order memory order = newOrder(NATIVE);
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

    /// A key's signature counts even where its account has code.
    function testAKeyWhoseAccountHasCode() public {
        IMarket.Order memory order = newOrder(NATIVE);
        bytes memory signature = sign(order);
        vm.etch(client, address(new Wallet()).code);
        vm.prank(CARRIER);
        market.open(order, signature);
    }

    // ---- one encoding for each order

    /// Whether an order whose encoding is given can be opened, with a signature of exactly that encoding.
    function opens(bytes memory raw) private returns (bool ok) {
        bytes memory answer;
        (ok, answer) = address(market).staticcall(abi.encodePacked(market.orderDigest.selector, raw));
        if (!ok) return false;
        bytes memory signature = signWith(CLIENT_KEY, abi.decode(answer, (bytes32)));
        uint256 tail = raw.length + 32; // where the signature's length is, counted from the arguments' begin
        (ok,) = address(market)
            .call(abi.encodePacked(market.open.selector, raw, tail, signature.length, signature, new bytes(31)));
    }

    /// An order that named the same things in a second encoding would be a second order for all who read it.
    function testDirtyBitsAreRefused() public {
        // Every field but the whole words and the selector.
        uint8[19] memory narrow = [0, 2, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25];
        bytes memory raw = abi.encode(newOrder(NATIVE));
        for (uint256 i = 0; i < narrow.length; ++i) {
            raw[uint256(narrow[i]) * 32] = 0x01;
            no(opens(raw), string.concat("dirty word ", vm.toString(narrow[i])));
            raw[uint256(narrow[i]) * 32] = 0x00;
        }
        uint8[3] memory field = [3, 10, 11];
        uint8[3] memory value = [1, 2, 3]; // a selector's low end, a boolean of 2, a predicate that there is not
        for (uint256 i = 0; i < 3; ++i) {
            uint256 place = uint256(field[i]) * 32 + 31;
            raw[place] = bytes1(value[i]);
            no(opens(raw), string.concat("dirty end of word ", vm.toString(field[i])));
            raw[place] = 0x00;
        }
        yes(opens(raw), "clean");
    }

    function testDirtyBitsOfALockAreRefused() public view {
        IMarket.LockRequest memory request = IMarket.LockRequest(0, operator, PAYOUT, 5, 2, 9);
        bytes memory call = abi.encodeCall(market.lockDigest, (request));
        for (uint256 word = 1; word <= 6; ++word) {
            (bool ok,) = address(market).staticcall(call);
            yes(ok, "clean");
            if (word == 6) break;
            call[4 + word * 32] = 0x01;
            (ok,) = address(market).staticcall(call);
            no(ok, string.concat("dirty word ", vm.toString(word)));
            call[4 + word * 32] = 0x00;
        }
    }

    /// The event that others read the order from is what solidity would have written.
    function testOpenedCarriesTheWholeOrder() public {
        IMarket.Order memory order = newOrder(address(token));
        order.fallbackSelectors = bytes32(uint256(4));
        (order.predicate, order.prefixBytes) = (IMarket.Predicate.PREFIX, 3);
        order.expected = bytes32(bytes3(0x010203));
        (order.rampStart, order.rampSeconds, order.minPrice) = (5, 6, 7);
        (order.callback, order.callbackGas, order.matcher, order.matcherFeeBps) = (CARRIER, 8, MATCHER, 9);
        bytes memory signature = sign(order);
        bytes32 digest = market.orderDigest(order);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Opened(digest, client, order);
        market.open(order, signature);
    }
}
