// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INonces} from "../../src/Nonces.sol";
import {ILedger} from "../../src/ILedger.sol";
import {IProverRegistry, IProverStake} from "../../src/IProverRegistry.sol";
import {IMarket} from "../../src/IMarket.sol";
import {VerifierRegistry} from "../../src/VerifierRegistry.sol";
import {RecordingVerifier} from "./Actors.sol";
import {Stakes} from "./Stakes.sol";

/// Calls that must be refused, each for its own reason: one that goes through, or fails for another reason, is a failure.
abstract contract Hostile is Stakes {
    function _refused(bytes32 name, address from, address to, bytes memory call_, bytes4 why) internal {
        _read();
        vm.prank(from);
        (bool ok, bytes memory out) = to.call(call_);
        vm.getRecordedLogs(); // what a reverted call said is recorded, too, and never happened
        string memory what = string(abi.encodePacked(name));
        no(ok, what);
        eq(bytes32(bytes4(out)), bytes32(why), what);
        _did(name);
    }

    function _refuse(bytes32 name, address from, bytes memory call_, bytes4 why) internal {
        _refused(name, from, address(market), call_, why);
    }

    function _isLate(Known storage k) private view returns (bool) {
        return _live(k) && block.timestamp > k.order.deadline && _activeOf(k.order, 0) != 0;
    }

    function _isEarly(Known storage k) private view returns (bool) {
        return _live(k) && block.timestamp <= k.order.deadline && _activeOf(k.order, 0) != 0;
    }

    function _isLocked(Known storage k) private view returns (bool) {
        return k.state == IMarket.State.LOCKED;
    }

    // ---- results

    /// Every result here is a good one but for one thing.
    function hostileResult(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isPayable);
        if (!found) return;
        Known storage k = known[i];
        IMarket.Fulfilment memory f = _result(k, _payee(k, seed), seed);
        bytes32 name = "result unproven";
        bytes4 why = RecordingVerifier.Unproven.selector;
        uint256 kind = _rnd(seed, "kind", 8);
        if (kind == 0) {
            f.proof = abi.encodePacked(bytes4(f.proof), sha256("false"));
        } else if (kind == 1) {
            name = "result for another payee";
            f.payout = address(uint160(f.payout) + 1);
            if (_inLock(k)) (name, why) = ("result in another's lock", IMarket.LockedForOther.selector);
        } else if (kind == 2) {
            RecordingVerifier v = _newVerifier();
            f.proof = v.prove(k.order.programId, sha256(JOURNAL), market.contextOf(k.digest, f.payout));
            (name, why) = ("result by another verifier", IMarket.WrongSelector.selector);
        } else if (kind == 3) {
            name = "result with another journal";
            f.journal = k.order.journalHidden ? abi.encodePacked(sha256("jo")) : bytes("jo");
        } else if (kind == 4) {
            f.journal = new bytes(41);
            (name, why) = ("result too long", IMarket.JournalTooLong.selector);
        } else if (k.order.predicate == IMarket.Predicate.PREFIX && kind == 5) {
            f.journal = "no";
            (name, why) = ("result not wanted", IMarket.JournalRefused.selector);
        } else if (kind == 6) {
            f.payout = _rnd(seed, "zero", 2) == 0 ? address(0) : address(market);
            (name, why) = ("result for nobody", ILedger.BadAddress.selector);
            if (f.payout == address(0)) why = ILedger.ZeroAddress.selector;
        } else {
            // The same program and journal, for the same payee, but made for another order.
            name = "result of another order";
            f.proof = RecordingVerifier(verifiers.get(bytes4(f.proof)))
                .prove(k.order.programId, sha256(JOURNAL), market.contextOf(~k.digest, f.payout));
        }
        _refuse(name, STRANGER, abi.encodeCall(IMarket.fulfil, (k.order, f)), why);
    }

    /// A verifier that said yes before it was frozen says nothing any more.
    function hostileFrozen(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _live);
        if (!found) return;
        Known storage k = known[i];
        IMarket.Fulfilment memory f;
        (f.journal,) = _journal(k.order);
        f.payout = _payee(k, seed);
        bytes4[] memory all = _selectorsOf(k.order);
        for (uint256 j = 0; j < all.length; ++j) {
            if (!_frozen(all[j])) continue;
            RecordingVerifier v = RecordingVerifier(verifiers.entryOf(all[j]).verifier);
            f.proof = v.prove(k.order.programId, sha256(JOURNAL), market.contextOf(k.digest, f.payout));
            bool late = block.timestamp > k.order.deadline;
            bytes4 why = late ? IMarket.PastDeadline.selector : VerifierRegistry.SelectorFrozen.selector;
            _refuse("result by a frozen verifier", STRANGER, abi.encodeCall(IMarket.fulfil, (k.order, f)), why);
        }
    }

    function hostileLate(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isLate);
        if (!found) {
            (found, i) = _find(seed, _isEarly);
            if (!found || _rnd(seed, "wait", 2) == 0) return;
            vm.warp(known[i].order.deadline + 1);
        }
        Known storage k = known[i];
        IMarket.Fulfilment memory f = _result(k, _payee(k, seed), seed);
        bytes4 why = IMarket.PastDeadline.selector;
        _refuse("result too late", STRANGER, abi.encodeCall(IMarket.fulfil, (k.order, f)), why);
    }

    function hostileBatch(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isPayable);
        if (!found) return;
        Known storage k = known[i];
        bytes4 selector = _activeOf(k.order, seed);
        IMarket.Order[] memory list = new IMarket.Order[](1);
        IMarket.BatchItem[] memory items = new IMarket.BatchItem[](1);
        list[0] = k.order;
        bytes32 journalDigest;
        (items[0].journal, journalDigest) = _journal(k.order);
        items[0].payout = _payee(k, seed);
        bytes32[8] memory leaves;
        leaves[0] = market.leafOf(0, k.digest, k.order.programId, journalDigest, items[0].payout);
        bytes32 root = _tree(leaves, items);
        bytes memory proof = abi.encodePacked(selector, root);
        uint256 kind = _rnd(seed, "kind", 4);
        bytes32 name = "batch unproven";
        bytes4 why = RecordingVerifier.Unproven.selector;
        RecordingVerifier verifier = RecordingVerifier(verifiers.get(selector));
        if (kind == 0) {
            // Another call may have proven this very root.
            if (verifier.accepted(keccak256(abi.encode(root)))) return;
        } else {
            verifier.proveRoot(root);
            (name, why) = ("batch without the item", IMarket.NotInBatch.selector);
            // In a lock, another payout would leave the order out of the batch and refuse nothing.
            if (kind == 1 && !_inLock(k)) {
                items[0].payout = address(uint160(items[0].payout) + 1);
            } else if (kind == 2) {
                items[0].index = 1;
            } else {
                items[0].path[2] = bytes32(0);
            }
        }
        if (kind == 3) items[0].path[0] = bytes32(uint256(1));
        _refuse(name, STRANGER, abi.encodeCall(IMarket.fulfilBatch, (root, proof, list, items)), why);
    }

    /// What ended stays as it is, whoever tries what.
    function hostileEnded(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isEnded);
        if (!found) return;
        Known storage k = known[i];
        bytes4 why = IMarket.WrongState.selector;
        address client = k.order.client;
        IMarket.LockRequest memory r;
        IMarket.Fulfilment memory f;
        if (_activeOf(k.order, seed) != 0) f = _result(k, STRANGER, seed);
        _refuse("ended: fulfil", STRANGER, abi.encodeCall(IMarket.fulfil, (k.order, f)), why);
        _refuse("ended: expire", STRANGER, abi.encodeCall(IMarket.expire, (k.order)), why);
        _refuse("ended: cancel", client, abi.encodeCall(IMarket.cancel, (k.order, 0, "")), why);
        _refuse("ended: lock", STRANGER, abi.encodeCall(IMarket.lock, (k.order, r, "")), why);
        IMarket.Order memory next = _draw(seed);
        next.client = client;
        bytes memory replace_ = abi.encodeCall(IMarket.replace, (k.order, next, 0, ""));
        _refuse("ended: replace", client, replace_, why);
    }

    // ---- locks

    function hostileLock(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isLockable);
        if (!found) return;
        Known storage k = known[i];
        address prover = _prover(_rnd(seed, "prover", 0));
        address operator = provers.proverOf(prover).operator;
        if (operator == address(0)) return;
        IMarket.LockRequest memory r = _request(k, prover, operator, seed);
        address signer = operator;
        bytes32 name = "lock in a wrong round";
        bytes4 why = IMarket.WrongRound.selector;
        uint256 kind = _rnd(seed, "kind", 7);
        if (kind == 0) {
            r.round += 1;
        } else if (kind == 1) {
            r.expiry = uint64(block.timestamp - 1);
            (name, why) = ("lock request too old", ILedger.SignatureExpired.selector);
        } else if (kind == 2) {
            signer = accounts[0];
            (name, why) = ("lock signed by another", ILedger.BadSignature.selector);
        } else if (kind == 3) {
            (r.operator, signer) = (accounts[0], accounts[0]);
            (name, why) = ("lock by a stranger", IMarket.UnknownProver.selector);
        } else if (kind == 4) {
            if (provers.proverOf(prover).payout == address(0)) return;
            r.payout = STRANGER;
            (name, why) = ("lock for another payout", IMarket.PayoutFixed.selector);
        } else if (kind == 5) {
            r.minPrice = uint96(_ramp(k.order, block.timestamp) + 1);
            (name, why) = ("lock above the price", IMarket.PriceBelowMinimum.selector);
        } else {
            r.orderDigest = ~r.orderDigest;
            (name, why) = ("lock of another order", IMarket.WrongOrder.selector);
        }
        bytes memory signature = _sign(signer, market.lockDigest(r));
        _refuse(name, STRANGER, abi.encodeCall(IMarket.lock, (k.order, r, signature)), why);
    }

    /// Beyond the stake, or beyond the balance.
    function hostileCapacity(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isLockable);
        if (!found || known[i].state != IMarket.State.OPEN) return;
        Known storage k = known[i];
        address prover = _prover(_rnd(seed, "prover", 0));
        address operator = provers.proverOf(prover).operator;
        if (operator == address(0)) return;
        IMarket.LockRequest memory r = _request(k, prover, operator, seed);
        bytes memory call_ = abi.encodeCall(IMarket.lock, (k.order, r, ""));
        (,, uint256 capacity) = provers.resolve(operator);
        eq(capacity, provers.proverOf(prover).active / provers.parameters().stakePerLock, "capacity");
        if (_locksOf(prover) >= capacity) {
            _refuse("lock beyond the stake", operator, call_, IMarket.LockCapacityReached.selector);
        } else if (k.order.collateral > balance[address(market)][k.order.token][prover]) {
            _refuse("lock beyond the balance", operator, call_, ILedger.InsufficientBalance.selector);
        }
    }

    function hostileLocked(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isLocked);
        if (!found) return;
        Known storage k = known[i];
        bytes4 why = IMarket.WrongState.selector;
        address client = k.order.client;
        _refuse("locked: cancel", client, abi.encodeCall(IMarket.cancel, (k.order, 0, "")), why);
        IMarket.LockRequest memory r;
        (r.orderDigest, r.round, r.expiry) = (k.digest, k.round, uint64(block.timestamp));
        bytes memory call_ = abi.encodeCall(IMarket.lock, (k.order, r, ""));
        if (k.round == 3 && _willLapse(k)) vm.warp(k.lockedUntil + 1);
        if (_inLock(k)) {
            if (_rnd(seed, "edge", 2) == 0) vm.warp(k.lockedUntil);
            _refuse("locked: lock", STRANGER, call_, why);
        } else if (k.round == 3 && block.timestamp <= k.order.deadline && verifiers.isActive(k.order.selector)) {
            _refuse("locked: no round left", STRANGER, call_, IMarket.RoundsUsedUp.selector);
        }
    }

    function _willLapse(Known storage k) private view returns (bool) {
        return _inLock(k) && k.lockedUntil < k.order.deadline && verifiers.isActive(k.order.selector);
    }

    /// A request that was used once is never good again.
    function hostileReplay(uint256 seed) external step {
        if (replays.length == 0) return;
        uint256 n = replays.length < 5 ? replays.length : 5;
        Replay storage p = replays[replays.length - 1 - _rnd(seed, "which", n)];
        for (uint256 i = 0; i < n && !_willLapse(known[p.index]); ++i) {
            p = replays[replays.length - 1 - i];
        }
        Known storage k = known[p.index];
        if (_willLapse(k) && _rnd(seed, "wait", 4) != 0) vm.warp(k.lockedUntil + 1);
        bytes4 why = IMarket.WrongRound.selector;
        if (!_live(k) || _inLock(k)) why = IMarket.WrongState.selector;
        else if (block.timestamp > k.order.deadline) why = IMarket.PastDeadline.selector;
        else if (!verifiers.isActive(k.order.selector)) why = IMarket.SelectorNotActive.selector;
        bytes32 name = why == IMarket.WrongRound.selector ? bytes32("replay in a new round") : bytes32("replay");
        _refuse(name, STRANGER, abi.encodeCall(IMarket.lock, (k.order, p.request, p.signature)), why);
    }

    // ---- orders

    function hostileOpen(uint256 seed) external step {
        IMarket.Order memory o = _draw(seed);
        bytes32 name = "open with a used nonce";
        bytes4 why = INonces.NonceUsed.selector;
        uint256 kind = _rnd(seed, "kind", 6);
        address carrier = _carrier(o, seed);
        address signer = o.client;
        if (kind == 0) {
            if (known.length == 0) return;
            (o.client, o.nonce) = (known[known.length - 1].order.client, known[known.length - 1].order.nonce);
            signer = o.client;
        } else if (kind == 1) {
            (name, why) = ("open signed by another", ILedger.BadSignature.selector);
            signer = accounts[3];
        } else if (kind == 2) {
            (o.payer, name, why) = (accounts[6], "open at another's cost", IMarket.WrongPayer.selector);
            bytes memory costs = abi.encodeCall(IMarket.open, (o, _sign(signer, market.orderDigest(o))));
            _refuse("open at the carrier's cost", o.payer, costs, why);
            carrier = STRANGER;
        } else if (kind == 3) {
            o.maxPrice = type(uint96).max;
            (name, why) = ("open beyond the balance", ILedger.InsufficientBalance.selector);
        } else if (kind == 4) {
            o.deadline = uint64(block.timestamp);
            (name, why) = ("open too late", IMarket.DeadlineOutOfRange.selector);
        } else {
            o.selector = bytes4(0xffffffff);
            (name, why) = ("open for no verifier", IMarket.SelectorNotActive.selector);
        }
        bytes memory signature = _sign(signer, market.orderDigest(o));
        _refuse(name, carrier, _openCall(o, signature), why);
        bytes[] memory none = new bytes[](0);
        IMarket.Order[] memory one = new IMarket.Order[](1);
        one[0] = o;
        bytes memory call_ = abi.encodeCall(IMarket.openMany, (one, none));
        _refuse("openMany of unequal length", STRANGER, call_, IMarket.LengthMismatch.selector);
    }

    /// The very same signed order, once more.
    function hostileReopen(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isAny);
        if (!found) return;
        IMarket.Order memory o = known[i].order;
        if (block.timestamp >= o.deadline || !verifiers.isActive(o.selector)) return;
        if (tokenStopped && o.token == address(feeToken)) return;
        address carrier = _carrier(o, seed);
        bytes memory signature = _sign(o.client, known[i].digest);
        _refuse("open again", carrier, _openCall(o, signature), INonces.NonceUsed.selector);
    }

    function hostileCancel(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isOpen);
        if (!found) return;
        Known storage k = known[i];
        IMarket.Order memory next = _draw(seed);
        (next.client, next.payer) = (k.order.client, address(0));
        uint64 now_ = uint64(block.timestamp);
        bytes memory c = abi.encodeCall(IMarket.cancel, (k.order, now_, ""));
        _refuse("cancel by another", accounts[3], c, IMarket.OnlyClient.selector);
        bytes memory signature = _sign(next.client, market.cancelDigest(k.digest, now_ - 1));
        c = abi.encodeCall(IMarket.cancel, (k.order, now_ - 1, signature));
        _refuse("cancel too late", STRANGER, c, ILedger.SignatureExpired.selector);
        signature = _sign(next.client, market.cancelDigest(~k.digest, now_));
        c = abi.encodeCall(IMarket.cancel, (k.order, now_, signature));
        _refuse("cancel of another order", STRANGER, c, ILedger.BadSignature.selector);
        c = abi.encodeCall(IMarket.replace, (k.order, next, now_, ""));
        _refuse("replace by another", accounts[3], c, IMarket.OnlyClient.selector);
        c = abi.encodeCall(IMarket.replace, (k.order, next, now_, signature));
        _refuse("replace by a cancellation", STRANGER, c, ILedger.BadSignature.selector);
        next.client = accounts[3];
        c = abi.encodeCall(IMarket.replace, (k.order, next, now_, ""));
        _refuse("replace by another's order", accounts[3], c, IMarket.OnlyClient.selector);
    }

    function hostileExpire(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isEarly);
        if (!found) return;
        if (_rnd(seed, "edge", 2) == 0) vm.warp(known[i].order.deadline);
        bytes memory c = abi.encodeCall(IMarket.expire, (known[i].order));
        _refuse("expire too early", known[i].order.client, c, IMarket.BeforeDeadline.selector);
    }

    // ---- power and money

    function hostilePower(uint256 seed) external step {
        address who = accounts[_rnd(seed, "who", accounts.length - 1)]; // the last one is the owner
        bytes4 no_ = ILedger.NotAllowed.selector;
        bytes4 selector = pool[_rnd(seed, "which", pool.length)].selector();
        IProverStake.Parameters memory q = provers.parameters();
        _refuse("fee by another", who, abi.encodeCall(IMarket.setProtocolFee, (0)), no_);
        _refuse("token by another", who, abi.encodeCall(ILedger.allowToken, (address(token), false)), no_);
        bytes memory fee = abi.encodeCall(IMarket.setProtocolFee, (501));
        _refuse("fee above the cap", OWNER, fee, IMarket.FeeOutOfRange.selector);
        bytes memory c = abi.encodeCall(IProverStake.setParameters, (q));
        _refused("parameters by another", who, address(provers), c, no_);
        c = abi.encodeCall(IProverRegistry.slash, (_prover(0), IProverRegistry.Fault.WRONG, 0, 0, who, who));
        _refused("slash by another", who, address(provers), c, no_);
        q.wrongBps = 5001;
        c = abi.encodeCall(IProverStake.setParameters, (q));
        _refused("slash above the cap", OWNER, address(provers), c, IProverStake.SlashBpsInvalid.selector);
        RecordingVerifier sound = pool[pool.length - 1];
        bytes memory honest = sound.prove(bytes32(uint256(1)), 0, 1);
        c = abi.encodeCall(VerifierRegistry.freezeByProof, (sound.selector(), 0, 1, honest));
        if (!_frozen(sound.selector())) {
            _refused("freeze by an honest proof", who, address(verifiers), c, RecordingVerifier.Unproven.selector);
        }
        c = abi.encodeCall(VerifierRegistry.freeze, (selector));
        _refused("freeze by another", who, address(verifiers), c, VerifierRegistry.NotAllowed.selector);
        address other = address(new RecordingVerifier(selector));
        c = abi.encodeCall(VerifierRegistry.add, (selector, other, IMPOSSIBLE));
        _refused("verifier replaced", OWNER, address(verifiers), c, VerifierRegistry.AlreadyAdded.selector);
    }

    function hostileMoney(uint256 seed) external step {
        address who = accounts[_rnd(seed, "who", accounts.length)];
        address payToken = _tokenAt(_rnd(seed, "token", 0));
        bytes4 why = ILedger.InsufficientBalance.selector;
        uint256 more = balance[address(market)][payToken][who] + 1;
        _refuse("withdraw too much", who, abi.encodeCall(ILedger.withdraw, (payToken, SINK, more)), why);
        more = balance[address(provers)][payToken][who] + 1;
        bytes memory c = abi.encodeCall(ILedger.withdraw, (payToken, SINK, more));
        _refused("stake's withdraw too much", who, address(provers), c, why);
        IProverStake.ProverRecord memory p = provers.proverOf(who);
        if (p.releaseAt == 0 || block.timestamp < p.releaseAt) {
            c = abi.encodeCall(IProverStake.claim, ());
            _refused("claim too early", who, address(provers), c, IProverStake.NotReleased.selector);
        }
        more = uint256(p.active) + p.pending + 1;
        c = abi.encodeCall(IProverStake.unbond, (more));
        _refused("unbond too much", who, address(provers), c, IProverStake.StakeTooLow.selector);
        c = abi.encodeCall(ILedger.deposit, (address(0), 1));
        _refuse("deposit without money", who, c, ILedger.WrongValue.selector);
    }
}
