// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {Leaves} from "../src/Leaves.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {Base} from "./Base.sol";
import {MockRootVerifier, MockVerifier} from "./Mocks.sol";

/// Several results in one call: each with its own proof, or all under one root.
contract MarketBatchTest is Base {
    /// Opened orders that are alike but for their nonces.
    function openSome(uint256 n) private returns (IMarket.Order[] memory orders) {
        orders = new IMarket.Order[](n);
        for (uint256 i = 0; i < n; ++i) {
            orders[i] = newOrder(NATIVE);
            orders[i].nonce = i;
            orders[i].fallbackSelectors = bytes32(ROOT_SELECTOR);
            open(orders[i]);
        }
    }

    function proveEach(IMarket.Order[] memory orders) private view returns (IMarket.Fulfilment[] memory fulfilments) {
        fulfilments = new IMarket.Fulfilment[](orders.length);
        for (uint256 i = 0; i < orders.length; ++i) {
            fulfilments[i] = prove(orders[i], JOURNAL, PAYOUT);
        }
    }

    // ---- each with its own proof

    function testFulfilMany() public {
        IMarket.Order[] memory orders = openSome(3);
        lock(orders[1]);
        IMarket.Fulfilment[] memory fulfilments = proveEach(orders);
        vm.prank(CARRIER);
        bool[] memory paid = market.fulfilMany(orders, fulfilments);
        yes(paid[0] && paid[1] && paid[2], "paid");
        checkBalance(NATIVE, PAYOUT, 3 * PRICE);
        checkAllPaidOut(NATIVE);
        eq(market.fulfilMany(new IMarket.Order[](0), new IMarket.Fulfilment[](0)).length, 0, "none");
    }

    function testFulfilManySkipsWhatEndedMeanwhile() public {
        IMarket.Order[] memory orders = openSome(4);
        IMarket.Fulfilment[] memory fulfilments = proveEach(orders);
        fulfil(orders[0], RIVAL_PAYOUT);
        vm.prank(client);
        market.cancel(orders[2], 0, "");
        bool[] memory paid = market.fulfilMany(orders, fulfilments);
        yes(!paid[0] && paid[1] && !paid[2] && paid[3], "paid");
        checkBalance(NATIVE, PAYOUT, 2 * PRICE);
        checkBalance(NATIVE, RIVAL_PAYOUT, PRICE);
        checkAllPaidOut(NATIVE);
    }

    function testFulfilManyPaysADuplicateOnce() public {
        IMarket.Order[] memory orders = openSome(2);
        orders[1] = orders[0];
        bool[] memory paid = market.fulfilMany(orders, proveEach(orders));
        yes(paid[0] && !paid[1], "paid once");
        checkBalance(NATIVE, PAYOUT, PRICE);
    }

    function testOneBadProofUndoesAll() public {
        IMarket.Order[] memory orders = openSome(3);
        IMarket.Fulfilment[] memory fulfilments = proveEach(orders);
        fulfilments[2].proof = fulfilments[1].proof;
        vm.expectRevert(MockVerifier.MockSaysNo.selector);
        market.fulfilMany(orders, fulfilments);
        checkBalance(NATIVE, PAYOUT, 0);
        checkState(orders[0], IMarket.State.OPEN);
    }

    /// An order that never was is a mistake, and not one that ended.
    function testAnUnknownOrderUndoesAll() public {
        IMarket.Order[] memory orders = openSome(2);
        orders[1].nonce = 77;
        IMarket.Fulfilment[] memory fulfilments = proveEach(orders);
        expectWrongState(orders[1], IMarket.State.NONE);
        market.fulfilMany(orders, fulfilments);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        expectWrongState(orders[1], IMarket.State.NONE);
        market.fulfilBatch(root, proof, orders, items);
    }

    function testALockOfAnotherSkipsItsOrderOnly() public {
        IMarket.Order[] memory orders = openSome(4);
        lockByRival(orders[1]);
        lockByRival(orders[3]);
        IMarket.Order[] memory first = new IMarket.Order[](2);
        (first[0], first[1]) = (orders[0], orders[1]);
        bool[] memory paid = market.fulfilMany(first, proveEach(first));
        yes(paid[0] && !paid[1], "many");
        checkState(orders[1], IMarket.State.LOCKED);
        (first[0], first[1]) = (orders[2], orders[3]);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(first, PAYOUT);
        paid = market.fulfilBatch(root, proof, first, items);
        yes(paid[0] && !paid[1], "batch");
        checkState(orders[3], IMarket.State.LOCKED);
    }

    function testAPassedDeadlineSkipsItsOrderOnly() public {
        IMarket.Order[] memory orders = openSome(2);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        vm.warp(orders[0].deadline);
        uint256 snapshot = vm.snapshotState();
        bool[] memory paid = market.fulfilBatch(root, proof, orders, items);
        yes(paid[0] && paid[1], "in the last second");
        vm.revertToState(snapshot);
        vm.warp(orders[0].deadline + 1);
        paid = market.fulfilBatch(root, proof, orders, items);
        no(paid[0] || paid[1], "batch, one second late");
        paid = market.fulfilMany(orders, proveEach(orders));
        no(paid[0] || paid[1], "many, one second late");
    }

    function testLengthsMustMatch() public {
        IMarket.Order[] memory orders = openSome(2);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LengthMismatch.selector, 2, 1));
        market.fulfilMany(orders, new IMarket.Fulfilment[](1));
        (bytes32 root, bytes memory proof,) = batch(orders, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.LengthMismatch.selector, 2, 3));
        market.fulfilBatch(root, proof, orders, new IMarket.BatchItem[](3));
    }

    // ---- all under one root

    function checkBatchOf(uint256 n) private {
        IMarket.Order[] memory orders = openSome(n);
        if (n > 1) lock(orders[n - 1]);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        vm.prank(CARRIER);
        bool[] memory paid = market.fulfilBatch(root, proof, orders, items);
        for (uint256 i = 0; i < n; ++i) {
            yes(paid[i], "paid");
            checkState(orders[i], IMarket.State.FULFILLED);
            eq(recordOf(orders[i]).journalDigest, sha256(JOURNAL), "journal digest");
        }
        checkBalance(NATIVE, PAYOUT, n * PRICE);
        checkAllPaidOut(NATIVE);
        paid = market.fulfilBatch(root, proof, orders, items);
        no(paid[0], "paid again");
        checkBalance(NATIVE, PAYOUT, n * PRICE);
    }

    function testBatchOfOne() public {
        checkBatchOf(1);
    }

    function testBatchOfTwo() public {
        checkBatchOf(2);
    }

    function testBatchOfFive() public {
        checkBatchOf(5);
    }

    function testBatchOf32() public {
        checkBatchOf(32);
    }

    function testBatchInParts() public {
        IMarket.Order[] memory orders = openSome(4);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        IMarket.Order[] memory part = new IMarket.Order[](2);
        IMarket.BatchItem[] memory parts = new IMarket.BatchItem[](2);
        (part[0], part[1]) = (orders[3], orders[1]); // in any order
        (parts[0], parts[1]) = (items[3], items[1]);
        market.fulfilBatch(root, proof, part, parts);
        checkState(orders[0], IMarket.State.OPEN);
        bool[] memory paid = market.fulfilBatch(root, proof, orders, items);
        yes(paid[0] && !paid[1] && paid[2] && !paid[3], "the rest");
        checkBalance(NATIVE, PAYOUT, 4 * PRICE);
    }

    function testBatchPaysADuplicateOnce() public {
        IMarket.Order[] memory orders = openSome(2);
        IMarket.Order[] memory twice = new IMarket.Order[](2);
        (twice[0], twice[1]) = (orders[0], orders[0]); // the batch itself has it at two places
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(twice, PAYOUT);
        bool[] memory paid = market.fulfilBatch(root, proof, twice, items);
        yes(paid[0] && !paid[1], "paid once");
        checkBalance(NATIVE, PAYOUT, PRICE);
    }

    /// Something in this batch of four is wrong, and all is undone.
    function expectNotInBatch(
        IMarket.Order[] memory orders,
        bytes32 root,
        bytes memory proof,
        IMarket.BatchItem[] memory items,
        uint256 wrong
    ) private {
        bytes32 digest = market.orderDigest(orders[wrong]);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotInBatch.selector, digest));
        market.fulfilBatch(root, proof, orders, items);
    }

    function testBatchRefusesWhatIsNotInIt() public {
        IMarket.Order[] memory orders = openSome(4);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        items[2].payout = RIVAL_PAYOUT; // a copied batch is worth nothing
        expectNotInBatch(orders, root, proof, items, 2);
        items[2].payout = PAYOUT;
        items[2].journal = "journaL";
        expectNotInBatch(orders, root, proof, items, 2);
        items[2].journal = JOURNAL;
        items[2].index = 3;
        expectNotInBatch(orders, root, proof, items, 2);
        items[2].index = 2;
        items[2].path[1] ^= bytes32(uint256(1));
        expectNotInBatch(orders, root, proof, items, 2);
        items[2].path[1] ^= bytes32(uint256(1));
        (items[1], items[2]) = (items[2], items[1]); // right in themselves, for other orders
        expectNotInBatch(orders, root, proof, items, 1);
        (items[1], items[2]) = (items[2], items[1]);
        (items[0].path[0], items[0].path[1]) = (items[0].path[1], items[0].path[0]);
        expectNotInBatch(orders, root, proof, items, 0);
        (items[0].path[0], items[0].path[1]) = (items[0].path[1], items[0].path[0]);
        market.fulfilBatch(root, proof, orders, items);
    }

    /// Hashing is ordered: a leaf on the other side of its sibling gives another root.
    function testALeafHasOnePlace() public {
        IMarket.Order[] memory orders = openSome(2);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        bytes32 left = items[1].path[0];
        bytes32 right = items[0].path[0];
        yes(keccak256(abi.encode(Leaves.NODE_TAG, left, right)) == root, "root");
        bytes32 mirrored = keccak256(abi.encode(Leaves.NODE_TAG, right, left));
        proof = rootVerifier.prove(mirrored);
        expectNotInBatch(orders, mirrored, proof, items, 0);
    }

    function withPath(IMarket.BatchItem memory item, uint256 length) private pure {
        bytes32[] memory path = new bytes32[](length);
        for (uint256 i = 0; i < length && i < item.path.length; ++i) {
            path[i] = item.path[i];
        }
        item.path = path;
    }

    function testPathMustHaveTheTreesDepth() public {
        IMarket.Order[] memory orders = openSome(4);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        withPath(items[0], 1);
        expectNotInBatch(orders, root, proof, items, 0);
        (root, proof, items) = batch(orders, PAYOUT);
        withPath(items[0], 3);
        expectNotInBatch(orders, root, proof, items, 0);
        withPath(items[0], 20);
        expectNotInBatch(orders, root, proof, items, 0);
        withPath(items[0], 21);
        vm.expectRevert(abi.encodeWithSelector(Leaves.PathTooLong.selector, 21, 20));
        market.fulfilBatch(root, proof, orders, items);
    }

    function testIndexMustBeWithinTheTree() public {
        IMarket.Order[] memory orders = openSome(2);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        items[0].index = 2; // ends in the same bit
        vm.expectRevert(abi.encodeWithSelector(Leaves.IndexOutOfRange.selector, 2, 2));
        market.fulfilBatch(root, proof, orders, items);
        withPath(items[1], 0);
        vm.expectRevert(abi.encodeWithSelector(Leaves.IndexOutOfRange.selector, 1, 1));
        items[0].index = 0;
        market.fulfilBatch(root, proof, orders, items);
    }

    /// Two inner nodes cannot be shown as leaves of a tree that is one level lower, nor a leaf as a node.
    function testAnInnerNodeIsNoLeaf() public {
        IMarket.Order[] memory orders = openSome(4);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        items[0].path = new bytes32[](1);
        items[0].path[0] = items[1].path[1]; // the sibling of the node above
        expectNotInBatch(orders, root, proof, items, 0);
        // Without its tag a node of two words and a leaf of seven could only collide by their hash's failing.
        bytes32 leaf = market.leafOf(0, market.orderDigest(orders[0]), orders[0].programId, sha256(JOURNAL), PAYOUT);
        bytes memory packed = abi.encode(
            keccak256("lemma.leaf.v1"),
            uint32(0),
            market.orderDigest(orders[0]),
            orders[0].programId,
            sha256(JOURNAL),
            PAYOUT
        );
        eq(leaf, keccak256(packed), "leaf");
        yes(Leaves.LEAF_TAG != Leaves.NODE_TAG, "tags");
    }

    // ---- which verifiers

    function testRootProofIsChecked() public {
        IMarket.Order[] memory orders = openSome(2);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        vm.expectRevert(MockRootVerifier.MockSaysNo.selector);
        market.fulfilBatch(root ^ bytes32(uint256(1)), proof, orders, items);
        proof[35] ^= 0x01;
        vm.expectRevert(MockRootVerifier.MockSaysNo.selector);
        market.fulfilBatch(root, proof, orders, items);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.UnknownSelector.selector, bytes4(0)));
        market.fulfilBatch(root, "", orders, items);
    }

    function testRootVerifierMustBeOneThatTheClientTakes() public {
        IMarket.Order[] memory orders = openSome(2);
        orders[1].fallbackSelectors = bytes32(OTHER_SELECTOR);
        orders[1].nonce = 50;
        open(orders[1]);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongSelector.selector, ROOT_SELECTOR, SELECTOR));
        market.fulfilBatch(root, proof, orders, items);
    }

    function testRootSelectorAsTheOrdersOwn() public {
        IMarket.Order[] memory orders = new IMarket.Order[](1);
        orders[0] = newOrder(NATIVE);
        orders[0].selector = ROOT_SELECTOR;
        open(orders[0]);
        lock(orders[0]);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        market.fulfilBatch(root, proof, orders, items);
        checkBalance(NATIVE, PAYOUT, PRICE);
    }

    /// Neither kind of verifier answers for the other, whatever the order allows.
    function testKindsOfVerifiersAreNotMixed() public {
        IMarket.Order[] memory orders = openSome(1);
        (bytes32 root,, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        bytes memory single = prove(orders[0], JOURNAL, PAYOUT).proof;
        (bool ok,) = address(market).call(abi.encodeCall(market.fulfilBatch, (root, single, orders, items)));
        no(ok, "a single proof's verifier asked about a root");
        IMarket.Fulfilment memory fulfilment = IMarket.Fulfilment(JOURNAL, PAYOUT, rootVerifier.prove(root));
        (ok,) = address(market).call(abi.encodeCall(market.fulfil, (orders[0], fulfilment)));
        no(ok, "a root's verifier asked about a single result");
        checkState(orders[0], IMarket.State.OPEN);
    }

    function testFrozenRootSelectorPaysNobody() public {
        IMarket.Order[] memory orders = openSome(2);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        registry.freeze(ROOT_SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.SelectorFrozen.selector, ROOT_SELECTOR));
        market.fulfilBatch(root, proof, orders, items);
        market.fulfilMany(orders, proveEach(orders));
    }

    // ---- the same rules as for one

    function testBatchKeepsPredicatesAndLengths() public {
        IMarket.Order[] memory orders = openSome(2);
        orders[1].nonce = 50;
        (orders[1].predicate, orders[1].expected) = (IMarket.Predicate.DIGEST, sha256("another"));
        open(orders[1]);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        vm.expectRevert(abi.encodeWithSelector(IMarket.JournalRefused.selector, sha256(JOURNAL)));
        market.fulfilBatch(root, proof, orders, items);
        items[0].journal = new bytes(65);
        vm.expectRevert(abi.encodeWithSelector(IMarket.JournalTooLong.selector, 65, 64));
        market.fulfilBatch(root, proof, orders, items);
    }

    function testBatchAfterALapse() public {
        IMarket.Order[] memory orders = openSome(2);
        lock(orders[1]);
        lapse(orders[1]);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, RIVAL_PAYOUT);
        market.fulfilBatch(root, proof, orders, items);
        checkBalance(NATIVE, RIVAL_PAYOUT, 2 * PRICE + COLLATERAL * NEXT_BPS / 10_000);
        checkAllPaidOut(NATIVE);
        eq(provers.slashes().length, 1, "slashes");
    }

    /// An index is read as 32 bits and nothing beside them.
    function testADirtyIndexIsRefused() public {
        IMarket.Order[] memory orders = openSome(1);
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        items[0].index = 0x01020304;
        bytes memory data = abi.encodeCall(market.fulfilBatch, (root, proof, orders, items));
        for (uint256 i = 4; i + 32 <= data.length; i += 32) {
            bytes32 word;
            assembly {
                word := mload(add(add(data, 32), i))
            }
            if (word != bytes32(uint256(0x01020304))) continue;
            (data[i], data[i + 28], data[i + 29], data[i + 30], data[i + 31]) = (0x01, 0, 0, 0, 0);
            (bool ok, bytes memory answer) = address(market).call(data);
            yes(!ok && answer.length == 0, "refused when decoded");
            data[i] = 0;
            (ok,) = address(market).call(data);
            yes(ok, "clean");
            return;
        }
        yes(false, "found");
    }
}
