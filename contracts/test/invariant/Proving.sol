// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../../src/IMarket.sol";
import {Leaves} from "../../src/Leaves.sol";
import {Ledger} from "../../src/Ledger.sol";
import {Intruder, RecordingVerifier} from "./Actors.sol";
import {Orders} from "./Orders.sol";

/// What provers do to orders: locks, results one by one, several, and under one root; and everybody's `expire`.
abstract contract Proving is Orders {
    bytes internal constant JOURNAL = "journal";

    /// A lock request as it was once signed, for somebody to try again.
    struct Replay {
        uint256 index;
        IMarket.LockRequest request;
        bytes signature;
    }

    Replay[] internal replays;

    function _isLockable(Known storage k) internal view returns (bool) {
        return (k.state == IMarket.State.OPEN || _lapsed(k)) && k.round < 3 && block.timestamp <= k.order.deadline
            && verifiers.isActive(k.order.selector);
    }

    function _isPayable(Known storage k) internal view returns (bool) {
        return _live(k) && block.timestamp <= k.order.deadline && _activeOf(k.order, 0) != 0;
    }

    function _isExpirable(Known storage k) internal view returns (bool) {
        return _live(k) && (block.timestamp > k.order.deadline || _activeOf(k.order, 0) == 0);
    }

    function _inLock(Known storage k) internal view returns (bool) {
        return k.state == IMarket.State.LOCKED && block.timestamp <= k.lockedUntil;
    }

    function _locksOf(address prover) internal view returns (uint256 n) {
        for (uint256 i = 0; i < known.length; ++i) {
            if (known[i].state == IMarket.State.LOCKED && known[i].prover == prover) ++n;
        }
    }

    /// The operator of a prover that can take a lock on this order now, after what its lapse costs; zero: none.
    function _operatorFor(Known storage k, uint256 seed) private view returns (address prover, address operator) {
        prover = _prover(_rnd(seed, "prover", 0));
        operator = provers.proverOf(prover).operator;
        if (operator == address(0)) return (prover, operator);
        uint256 active = provers.proverOf(prover).active;
        uint256 locks = _locksOf(prover);
        if (k.state == IMarket.State.LOCKED && k.prover == prover) {
            --locks;
            if (!_frozen(k.order.selector)) {
                uint256 lost = staked[prover] / 2; // at most
                active = active > lost ? active - lost : 0;
            }
        }
        if (locks >= active / provers.parameters().stakePerLock) operator = address(0);
    }

    function _request(Known storage k, address prover, address operator, uint256 seed)
        internal
        view
        returns (IMarket.LockRequest memory r)
    {
        address payout = provers.proverOf(prover).payout;
        if (payout == address(0)) payout = _payout(_rnd(seed, "payout", 0));
        uint96 least = uint96(_ramp(k.order, block.timestamp));
        if (_rnd(seed, "least", 2) == 0) least = 0;
        r = IMarket.LockRequest(k.digest, operator, payout, least, k.round, uint64(block.timestamp));
        r.expiry += uint64(_rnd(seed, "expiry", 2) * 5000);
    }

    function _canRelock(Known storage k) private view returns (bool) {
        return _lapsed(k) && _isLockable(k);
    }

    function lock(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isLockable);
        if (found) _lock(seed, i);
    }

    /// Takes over from a lock that lapsed; where none did but one could, it waits for that.
    function lockAgain(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _canRelock);
        if (!found) {
            (found, i) = _find(seed, _inLock);
            if (!found) return;
            vm.warp(known[i].lockedUntil + 1);
            found = _canRelock(known[i]);
        }
        if (found) _lock(seed, i);
    }

    function _lock(uint256 seed, uint256 i) private {
        Known storage k = known[i];
        (address prover, address operator) = _operatorFor(k, seed);
        if (operator == address(0)) return _did("lock: no capacity");
        IMarket.LockRequest memory r = _request(k, prover, operator, seed);
        bool carried = _rnd(seed, "carried", 2) == 0;
        bytes memory signature = carried ? _sign(operator, market.lockDigest(r)) : bytes("");
        address caller = carried ? STRANGER : operator;
        uint256 value;
        if (k.order.token == address(0)) {
            value = k.order.collateral;
            vm.deal(caller, value);
            _post(prover, address(0), value);
        } else {
            _give(address(market), k.order.token, prover, k.order.collateral);
        }
        uint96 price = uint96(_ramp(k.order, block.timestamp));
        if (_lapsed(k)) {
            k.bonus += _bookLapse(k, address(0));
            _did("relock");
        }
        vm.prank(caller);
        market.lock{value: value}(k.order, r, signature);
        _bookLock(k, prover, r.payout, price);
        if (carried) replays.push(Replay(i, r, signature));
        _did(carried ? bytes32("lock carried") : bytes32("lock"));
    }

    function _bookLock(Known storage k, address prover, address payout, uint256 price) private {
        _take(prover, k.order.token, k.order.collateral);
        uint256 until = block.timestamp + k.order.lockSeconds;
        if (until > k.order.deadline) until = k.order.deadline;
        (k.state, k.prover, k.payout) = (IMarket.State.LOCKED, prover, payout);
        (k.price, k.feeBps, k.lockedUntil) = (price, market.protocolFeeBps(), uint64(until));
        ++k.round;
    }

    // ---- results

    function _payee(Known storage k, uint256 seed) internal view returns (address) {
        return _inLock(k) ? k.payout : accounts[_rnd(seed, "payee", accounts.length)];
    }

    /// The journal as it is shown, and its digest.
    function _journal(IMarket.Order memory o) internal pure returns (bytes memory shown, bytes32 digest) {
        digest = sha256(JOURNAL);
        shown = o.journalHidden ? abi.encodePacked(digest) : JOURNAL;
    }

    /// What a prover has once it did the work.
    function _result(Known storage k, address payout, uint256 seed) internal returns (IMarket.Fulfilment memory f) {
        bytes32 digest;
        (f.journal, digest) = _journal(k.order);
        f.payout = payout;
        bytes4 selector = _activeOf(k.order, seed);
        if (selector != k.order.selector) _did("fulfil by fallback");
        RecordingVerifier v = RecordingVerifier(verifiers.get(selector));
        f.proof = v.prove(k.order.programId, digest, market.contextOf(k.digest, payout));
    }

    /// The callback misbehaves in one way or another; none may matter.
    function _provoke(Known storage k, uint256 seed) internal returns (uint256 calls) {
        Intruder.Mood mood = Intruder.Mood(_rnd(seed, "mood", 5));
        bytes memory call_ = abi.encodeCall(IMarket.expire, (k.order));
        if (_rnd(seed, "enter", 3) == 0) {
            call_ = abi.encodeCall(Ledger.withdraw, (k.order.token, address(intruder), 0));
        } else if (_rnd(seed, "enter", 3) == 1) {
            call_ = abi.encodeCall(IMarket.cancel, (k.order, 0, ""));
        }
        intruder.set(mood, call_);
        return intruder.refused();
    }

    function _calm(uint256 refused) internal {
        intruder.set(Intruder.Mood.CALM, "");
        eq(intruder.entered(), 0, "the callback came in");
        if (intruder.refused() != refused) _did("callback refused");
    }

    function fulfil(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isPayable);
        if (!found) return;
        Known storage k = known[i];
        IMarket.Fulfilment memory f = _result(k, _payee(k, seed), seed);
        uint256 refused = _provoke(k, seed);
        _bookPayment(k, f.payout, sha256(JOURNAL));
        vm.prank(STRANGER);
        market.fulfil(k.order, f);
        _calm(refused);
        _did("fulfil");
    }

    /// Several orders, ended ones and repeated ones among them, which are skipped.
    function fulfilMany(uint256 seed) external step {
        uint256[] memory picked = _several(seed);
        uint256 n = picked.length;
        if (n == 0) return;
        IMarket.Order[] memory list = new IMarket.Order[](n);
        IMarket.Fulfilment[] memory results = new IMarket.Fulfilment[](n);
        bool[] memory wanted = new bool[](n);
        for (uint256 i = 0; i < n; ++i) {
            Known storage k = known[picked[i]];
            list[i] = k.order;
            if (!_live(k)) continue;
            wanted[i] = true;
            results[i] = _result(k, _payee(k, seed), seed);
            _bookPayment(k, results[i].payout, sha256(JOURNAL));
        }
        uint256 refused = _provoke(known[picked[0]], seed);
        _same(market.fulfilMany(list, results), wanted);
        _calm(refused);
        _did("fulfilMany");
    }

    function _same(bool[] memory got, bool[] memory want) private {
        bool skipped;
        for (uint256 i = 0; i < want.length; ++i) {
            yes(got[i] == want[i], "paid or skipped");
            skipped = skipped || !want[i];
        }
        if (skipped) _did("skipped in a batch");
    }

    /// Up to three of the newest orders that can be paid or have ended, and the first of them again.
    function _several(uint256 seed) private view returns (uint256[] memory picked) {
        uint256[] memory all = new uint256[](5);
        uint256 n;
        for (uint256 i = 0; i < known.length && i < 6 && n < 3; ++i) {
            uint256 index = known.length - 1 - i;
            if (_rnd(seed, bytes32(i), 2) == 0 && (_isPayable(known[index]) || !_live(known[index]))) all[n++] = index;
        }
        if (n != 0) all[n++] = all[0];
        picked = new uint256[](n);
        for (uint256 i = 0; i < n; ++i) {
            picked[i] = all[i];
        }
    }

    /// As fulfilMany under one root, by the one selector that all items take.
    function fulfilBatch(uint256 seed) external step {
        uint256[] memory picked = _several(seed);
        if (picked.length == 0) return;
        bytes4 selector = _activeOf(known[picked[0]].order, seed);
        if (selector == 0) return;
        (IMarket.Order[] memory list, IMarket.BatchItem[] memory items, bool[] memory wanted, bytes32 root) =
            _batch(picked, selector, seed);
        bytes memory proof = RecordingVerifier(verifiers.get(selector)).proveRoot(root);
        uint256 refused = _provoke(known[picked[0]], seed);
        _same(market.fulfilBatch(root, proof, list, items), wanted);
        _calm(refused);
        _did("fulfilBatch");
    }

    function _batch(uint256[] memory picked, bytes4 selector, uint256 seed)
        internal
        returns (IMarket.Order[] memory list, IMarket.BatchItem[] memory items, bool[] memory wanted, bytes32 root)
    {
        uint256 n;
        for (uint256 i = 0; i < picked.length; ++i) {
            // An item of another verifier would undo all; it is left out.
            if (!_live(known[picked[i]]) || _takes(known[picked[i]].order, selector)) picked[n++] = picked[i];
        }
        list = new IMarket.Order[](n);
        items = new IMarket.BatchItem[](n);
        wanted = new bool[](n);
        bytes32[8] memory leaves;
        for (uint256 i = 0; i < n; ++i) {
            Known storage k = known[picked[i]];
            list[i] = k.order;
            bytes32 journalDigest;
            (items[i].journal, journalDigest) = _journal(k.order);
            (items[i].payout, items[i].index) = (_payee(k, seed), uint32(i));
            bytes32 program = k.order.programId;
            leaves[i] = Leaves.leafOf(uint32(i), k.digest, program, journalDigest, items[i].payout);
            bytes32 claim = keccak256(abi.encode(k.digest, program, journalDigest, items[i].payout));
            underRoot[claim][selector] = true;
            if (!_live(k)) continue;
            wanted[i] = true;
            _bookPayment(k, items[i].payout, journalDigest);
        }
        root = _tree(leaves, items);
    }

    function _takes(IMarket.Order memory o, bytes4 selector) internal pure returns (bool) {
        bytes4[] memory all = _selectorsOf(o);
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i] == selector) return true;
        }
        return false;
    }

    /// A tree of eight places; fills in the items' paths.
    function _tree(bytes32[8] memory row, IMarket.BatchItem[] memory items) internal pure returns (bytes32) {
        for (uint256 i = 0; i < items.length; ++i) {
            items[i].path = new bytes32[](3);
        }
        for (uint256 level = 0; level < 3; ++level) {
            for (uint256 i = 0; i < items.length; ++i) {
                items[i].path[level] = row[(items[i].index >> level) ^ 1];
            }
            for (uint256 i = 0; i < 4 >> level; ++i) {
                row[i] = keccak256(abi.encode(keccak256("lemma.node.v1"), row[2 * i], row[2 * i + 1]));
            }
        }
        return row[0];
    }

    function expire(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isExpirable);
        if (!found) return;
        Known storage k = known[i];
        _did(block.timestamp > k.order.deadline ? bytes32("expire") : bytes32("expire frozen"));
        _bookExpiry(k);
        market.expire(k.order);
    }
}
